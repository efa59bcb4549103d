create table joining_case (
    id                uuid        primary key,
    organisation_id   uuid        not null references organisation,
    state             text        not null check (state in ('PREPARED', 'APPROVED', 'WITHDRAWN')),
    prepared_issuer   text        not null,
    prepared_subject  text        not null,
    prepared_by       text        not null,
    prepared_at       timestamptz not null,
    approved_by       text,
    approved_at       timestamptz,
    terms_version     text,
    version           integer     not null
);
call bind_to_organisation('joining_case');
create unique index joining_case_open on joining_case (organisation_id) where state = 'PREPARED';

create table appointment (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    case_id         uuid        references joining_case,
    name            text        not null check (length(name) between 1 and 200),
    email           text        not null check (length(email) <= 254),
    cpr_sealed      bytea,
    cpr_index       bytea       check (length(cpr_index) = 32),
    cpr_index_key   smallint,
    birth_date      date        not null,
    language        text        not null check (language in ('da', 'en')),
    -- roles given beside organisation administrator when the appointment is accepted
    extra_roles     text        not null default '',
    state           text        not null check (state in ('PROPOSED', 'INVITED', 'ACCEPTED', 'REVOKED')),
    refusals        integer     not null default 0,
    user_id         uuid,
    created_at      timestamptz not null,
    invited_at      timestamptz,
    accepted_at     timestamptz,
    version         integer     not null
);
call bind_to_organisation('appointment');
create index appointment_by_state on appointment (organisation_id, state);
