-- The rows of a file of changes: whom each names, what shall be otherwise, and why nothing comes of it if so. What is done to
-- users is kept beside them as in every other run.
create table bulk_change (
    organisation_id uuid    not null,
    run_id          uuid    not null references bulk_run on delete cascade,
    line            integer not null,
    -- as they stand in the file
    rid             text,
    email           text,
    user_id         uuid,
    -- what shall be otherwise, by name
    asked           jsonb   not null,
    problem         text    check (problem ~ '^[A-Z_]+$'),
    -- the column that is to blame
    field           text,
    primary key (run_id, line),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('bulk_change');
create index bulk_change_of_user on bulk_change (run_id, user_id) where user_id is not null;
