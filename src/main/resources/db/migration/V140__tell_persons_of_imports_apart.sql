-- A row may speak of another person than the user who has its RID number. What is found in a row says whom it is about, by
-- the name and the RID number that stand in it.
alter table import_problem
    add column rid  text not null default '' check (length(rid) <= 100),
    add column name text not null default '' check (length(name) <= 200);
alter table import_problem drop constraint import_problem_weight_check;
alter table import_problem
    add check (weight in ('LEFT_OUT', 'DECIDE', 'LOOK', 'CHANGED', 'MERGED', 'UNTOUCHED'));

-- Rows whose RID number a user has who may be another person: the administrator decides, and until then nothing is changed.
create table import_doubt (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    line            integer not null,
    rid             text    not null,
    name            text    not null,
    email           text,
    birth_date      date,
    rights          text[]  not null default '{}',
    -- the user who has the RID number, as they are called when the rows are shown
    user_id         uuid    not null,
    -- decided: it is the same person, who is refreshed
    same            boolean not null default false,
    decided_by      text,
    decided_at      timestamptz,
    primary key (organisation_id, import_id, line),
    unique (organisation_id, import_id, rid),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_doubt');

-- What becomes of the rows of each section: before the import is begun as it will be, then as it was.
create table import_tally (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    section         text    not null,
    done            boolean not null,
    outcome         text    not null check (outcome in ('NEW', 'REFRESHED', 'MERGED', 'UNTOUCHED', 'LEFT_OUT')),
    rows            integer not null,
    primary key (organisation_id, import_id, section, done, outcome),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_tally');

-- Of imports that were begun before, as far as it is known: rows of users, and rows beside them.
alter table import_run no force row level security;
alter table import_tally no force row level security;
insert into import_tally (organisation_id, import_id, section, done, outcome, rows)
select r.organisation_id, r.id, case when r.takes_persons then 'PERSONS' when t.beside then 'RIGHTS' else 'USERS' end, true,
    t.outcome, t.rows
from import_run r cross join lateral (values ('NEW', r.written, false), ('REFRESHED', r.updated, false),
    ('MERGED', r.merged, false), ('UNTOUCHED', r.untouched, false), ('LEFT_OUT', r.left_out, false), ('NEW', r.beside, true))
    as t (outcome, rows, beside)
where t.rows > 0;
alter table import_tally force row level security;
alter table import_run force row level security;
