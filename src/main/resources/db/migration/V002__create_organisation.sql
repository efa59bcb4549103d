create table organisation (
    id                uuid        primary key,
    cvr               text        not null unique check (cvr ~ '^[0-9]{8}$'),
    name              text        not null check (length(name) between 1 and 300),
    state             text        not null check (state in ('JOINING', 'IN_SETUP', 'READY', 'ENDED')),
    -- the login policy in force; before the set-up is confirmed nothing is
    private_mitid     boolean     not null default false,
    offered_means     text        not null default '',
    nothing_to_import boolean     not null default false,
    created_at        timestamptz not null,
    ready_at          timestamptz,
    ready_by          uuid,
    version           integer     not null
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy of_organisation on organisation using (id = current_organisation()) with check (id = current_organisation());
-- joining finds an organisation by its CVR number; login names the organisations a person may choose between
create policy seen_by_duty on organisation for select using (on_duty('joining') or on_duty('login') or on_duty('link'));
