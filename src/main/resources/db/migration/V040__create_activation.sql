-- A user administrator's activation: whom, and how they log in. Chosen step by step, then carried out in the background.
create table activation (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    state           text        not null check (state in ('CHOOSING', 'RUNNING', 'FINISHED')),
    private_mitid   boolean     not null default false,
    separate_means  text        not null default '',
    created_by      uuid        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    asked           integer     not null,
    activated       integer     not null default 0,
    left_out        integer     not null default 0
);
call bind_to_organisation('activation');
create policy run_by_duty on activation for select using (on_duty('job'));

create table activation_user (
    organisation_id uuid        not null,
    activation_id   uuid        not null references activation,
    user_id         uuid        not null,
    outcome         text        check (outcome in ('ACTIVATED', 'NO_EMAIL', 'NO_CPR', 'NOT_DEACTIVATED', 'NOT_OFFERED')),
    primary key (activation_id, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('activation_user');
create index activation_user_open on activation_user (activation_id, user_id) where outcome is null;
