-- An import: a file (later also other sources) is read once into sealed chunks, then a job writes them chunk by chunk.
create table import_run (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    source          text        not null check (source in ('CSV')),
    file_name       text        not null check (length(file_name) between 1 and 200),
    state           text        not null check (state in ('QUEUED', 'RUNNING', 'FINISHED', 'CANCELLED', 'FAILED')),
    -- which column each field of a row stands in, as the header says; a field nobody knows is empty here
    columns         text        not null default '',
    ignored_columns text[]      not null default '{}',
    rows_total      integer     not null default 0,
    chunks_total    integer     not null default 0,
    needs_look      integer     not null default 0,
    -- the checkpoint: what the committed chunks have come to
    chunks_done     integer     not null default 0,
    rows_done       integer     not null default 0,
    written         integer     not null default 0,
    updated         integer     not null default 0,
    untouched       integer     not null default 0,
    left_out        integer     not null default 0,
    created_at      timestamptz not null,
    created_by      uuid        not null,
    created_by_name text        not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    unique (organisation_id, id),
    check (rows_done = written + updated + untouched + left_out),
    check ((finished_at is null) = (state in ('QUEUED', 'RUNNING')))
);
call bind_to_organisation('import_run');
-- an organisation has one import at a time
create unique index import_run_open on import_run (organisation_id) where state in ('QUEUED', 'RUNNING');
create index import_run_by_time on import_run (organisation_id, created_at desc);

-- Rows as they stood in the source, sealed: they hold CPR numbers. Erased when the import has ended.
create table import_chunk (
    id              uuid        primary key,
    organisation_id uuid        not null,
    import_id       uuid        not null,
    number          integer     not null,
    first_line      integer     not null,
    last_line       integer     not null,
    rows_sealed     bytea       not null,
    unique (organisation_id, import_id, number),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_chunk');
-- what is sealed does not get smaller
alter table import_chunk alter column rows_sealed set storage external;

-- What the report says about a row. Values are masked before they come here.
create table import_problem (
    organisation_id uuid        not null,
    import_id       uuid        not null,
    line            integer     not null,
    code            text        not null check (code ~ '^[A-Z][A-Z_]*$'),
    weight          text        not null check (weight in ('LEFT_OUT', 'LOOK', 'UNTOUCHED')),
    field           text        not null,
    value           text        not null check (length(value) <= 200),
    other_line      integer,
    primary key (organisation_id, import_id, line, code),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_problem');
