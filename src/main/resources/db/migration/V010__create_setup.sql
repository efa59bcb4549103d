-- The answers of the set-up, a draft until it is confirmed: one row per question, and per administrator where each answers for themself.
create table setup_answer (
    organisation_id uuid        not null references organisation,
    step            text        not null,
    answered_for    uuid        not null,
    answer          jsonb       not null,
    answered_by     uuid        not null,
    answered_by_name text       not null,
    answered_at     timestamptz not null,
    version         integer     not null,
    primary key (organisation_id, step, answered_for)
);
call bind_to_organisation('setup_answer');
