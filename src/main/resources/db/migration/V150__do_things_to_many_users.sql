-- What is done to many users at once: chosen, then run in the background, then finished; and undone by a run of its own.
create table bulk_run (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    -- which deed; an undo has the same as the run it undoes
    deed            text        not null check (deed ~ '^[A-Z_]+$'),
    undo_of         uuid        references bulk_run,
    parameters      jsonb       not null default '{}',
    -- the list whose selection was used, which is cleared once the run has begun
    selected_on     text        check (selected_on in ('IMPORTED', 'USERS')),
    state           text        not null check (state in ('CHOOSING', 'RUNNING', 'FINISHED')),
    created_by      uuid        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    asked           integer     not null default 0,
    done            integer     not null default 0,
    left_out        integer     not null default 0,
    -- users are decided about in the order of their ids: everybody up to this one has been
    reached         uuid
);
call bind_to_organisation('bulk_run');
create index bulk_run_by_organisation on bulk_run (organisation_id, created_at desc);
create index bulk_run_undoing on bulk_run (undo_of) where undo_of is not null;

create table bulk_user (
    organisation_id uuid        not null,
    run_id          uuid        not null references bulk_run on delete cascade,
    user_id         uuid        not null,
    -- DONE, or the reason why not; null while nothing is decided
    outcome         text        check (outcome ~ '^[A-Z_]+$'),
    -- what stood before and the version the user had afterwards, for the undo
    before          jsonb,
    version         integer,
    primary key (run_id, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('bulk_user');
