-- A source may have sections: users, rights, administrators, organisation data. Reading and running are two things now:
-- what was read is looked at (READY) before anything is written.
alter table import_run
    drop constraint import_run_source_check,
    drop constraint import_run_state_check,
    drop constraint import_run_check,
    drop constraint import_run_check1,
    drop column columns,
    drop column ignored_columns;
update import_run set source = 'FILE';
alter table import_run
    add column takes_users          boolean not null default true,
    add column takes_administrators boolean not null default true,
    add column takes_organisation   boolean not null default true,
    add column merged         integer not null default 0,
    -- rows of rights, administrators and organisation data that were taken
    add column beside         integer not null default 0,
    -- rights that were new to their users
    add column rights         integer not null default 0,
    -- where the registry is read from next: section and cursor
    add column read_section   text,
    add column read_cursor    text,
    -- when the registry did not answer: since when, and when it is asked again
    add column waiting_since  timestamptz,
    add column asked_again_at timestamptz,
    add column ready_at       timestamptz,
    add column refusal        text,
    -- files or sheets of the source that are no section of it
    add column ignored_parts  text[] not null default '{}',
    add check (source in ('FILE', 'REGISTRY')),
    add check (state in ('READING', 'READY', 'QUEUED', 'RUNNING', 'FINISHED', 'CANCELLED', 'FAILED', 'REFUSED')),
    add check (rows_done = written + updated + untouched + left_out + merged + beside),
    add check ((finished_at is null) = (state in ('READING', 'READY', 'QUEUED', 'RUNNING')));
drop index import_run_open;
create unique index import_run_open on import_run (organisation_id)
    where state in ('READING', 'READY', 'QUEUED', 'RUNNING');

-- The titles a section of the source has, and which of them are known.
create table import_section (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    section         text    not null check (section in ('USERS', 'RIGHTS', 'ADMINISTRATORS', 'ORGANISATION')),
    titles          text[]  not null,
    -- which column each field of a row stands in
    columns         text    not null,
    ignored         text[]  not null default '{}',
    rows_total      integer not null default 0,
    primary key (organisation_id, import_id, section),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_section');

alter table import_chunk add column section text not null default 'USERS';
alter table import_chunk alter column section drop default;

alter table import_problem add column section text not null default 'USERS';
alter table import_problem alter column section drop default;
alter table import_problem drop constraint import_problem_pkey;
alter table import_problem add primary key (organisation_id, import_id, section, line, code);
alter table import_problem drop constraint import_problem_weight_check;
alter table import_problem add check (weight in ('LEFT_OUT', 'LOOK', 'UNTOUCHED', 'MERGED'));
-- problems of one kind, in the order of the source
create index import_problem_by_code on import_problem (organisation_id, import_id, code, section, line);

-- Rows left out, as they stood in the source and sealed, to be mended and loaded again after the import has ended.
create table import_left_out (
    id              uuid    primary key,
    organisation_id uuid    not null,
    import_id       uuid    not null,
    section         text    not null,
    number          integer not null,
    rows_sealed     bytea   not null,
    unique (organisation_id, import_id, number),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_left_out');
alter table import_left_out alter column rows_sealed set storage external;

-- The same person under several RID numbers: the rows stand side by side until the administrator decides.
create table import_duplicate (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    -- the first row with the person, which names the group
    first_line      integer not null,
    line            integer not null,
    rid             text    not null,
    name            text    not null,
    email           text,
    rights          text[]  not null default '{}',
    -- false: this row's user is not made, and its rights go to the one that is kept
    kept            boolean not null default true,
    primary key (organisation_id, import_id, first_line, line),
    unique (organisation_id, import_id, rid),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_duplicate');
create index import_duplicate_by_line on import_duplicate (organisation_id, import_id, line);

-- Administrators of the source, to be chosen one by one, each with roles.
create table import_administrator (
    id              uuid    primary key,
    organisation_id uuid    not null,
    import_id       uuid    not null,
    line            integer not null,
    register        text    not null check (register in ('NEMID', 'VIRK')),
    -- the role in the register, in the source's own word
    register_role   text    not null,
    name            text    not null,
    email           text,
    rid             text,
    person_sealed   bytea,
    birth_date      date,
    suggested       text    not null,
    chosen          text    not null default '',
    unique (organisation_id, import_id, line),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_administrator');
