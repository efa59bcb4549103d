-- A physical device ordered for a user (PRODUCT.md M4). What may follow what is said in OrderState; here it is held that no
-- user has two open orders of one kind, and that what is said of an order fits its state.
create table device_order (
    id              uuid        primary key,
    organisation_id uuid        not null,
    user_id         uuid        not null,
    kind            text        not null check (kind in ('CODE_DISPLAY', 'CODE_READER', 'CHIP')),
    state           text        not null check (state in ('ORDERED', 'DISPATCHED', 'RECEIVED', 'CANCELLED', 'LOST')),
    price           numeric(10, 2) not null check (price >= 0),
    ordered_by      uuid        not null,
    ordered_by_name text        not null,
    ordered_at      timestamptz not null,
    dispatched_at   timestamptz,
    ended_at        timestamptz,
    serial          text        references oath_token,
    replaces        uuid        references device_order,
    dispatch_told_at timestamptz,
    late_told_at    timestamptz,
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id),
    unique (organisation_id, serial),
    unique (organisation_id, replaces),
    check ((dispatched_at is null) = (state in ('ORDERED', 'CANCELLED'))),
    check ((ended_at is null) = (state in ('ORDERED', 'DISPATCHED'))),
    -- a chip is any FIDO2 key, and has no number that Ramme knows
    check ((serial is not null) = (dispatched_at is not null and kind <> 'CHIP'))
);
call bind_to_organisation('device_order');
create policy seen_by_job on device_order for select using (on_duty('job'));
create unique index device_order_open on device_order (organisation_id, user_id, kind)
    where state in ('ORDERED', 'DISPATCHED');
create index device_order_by_time on device_order (organisation_id, ordered_at desc, id desc);
create index device_order_by_state on device_order (organisation_id, state, ordered_at desc, id desc);
create index device_order_of_user on device_order (organisation_id, user_id, ordered_at desc);
create index device_order_waiting on device_order (ordered_at, id) where state = 'ORDERED';
create index device_order_on_its_way on device_order (organisation_id, dispatched_at) where state = 'DISPATCHED';

-- A device that was sent to somebody is theirs alone to take into use.
alter table oath_token add column assigned_to uuid;
create index oath_token_free on oath_token (kind, loaded_at, serial) where taken_at is null and assigned_to is null;
