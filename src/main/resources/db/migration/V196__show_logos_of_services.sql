-- The logo of a service, as whoever runs Ramme brought it in a file. It is shown from our own address, which names its version; so it
-- may be kept by browsers for good.
create table service_logo (
    service_id text  primary key references service,
    media_type text  not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
    content    bytea not null check (length(content) between 1 and 102400),
    version    text  not null check (version ~ '^[0-9a-f]{32}$')
);
alter table service_logo enable row level security;
alter table service_logo force row level security;
create policy reached_by_duty on service_logo using (on_duty('service')) with check (on_duty('service'));
