-- Sending links once more is a run like an activation, with reasons of its own to leave somebody out.
alter table activation add column kind text not null default 'ACTIVATION' check (kind in ('ACTIVATION', 'LINKS'));
alter table activation_user drop constraint activation_user_outcome_check;
alter table activation_user add constraint activation_user_outcome_check
    check (outcome in ('ACTIVATED', 'NO_EMAIL', 'NO_CPR', 'ALREADY_A_USER', 'NOT_DEACTIVATED', 'NOT_OFFERED',
        'NOT_AWAITING', 'TOO_MANY'));

-- A code that a user administrator hands to a user who is known by birth date only. Three tries, and at most one lives.
create table activation_code (
    id              uuid        primary key,
    organisation_id uuid        not null,
    user_id         uuid        not null,
    code_hash       text        not null,
    tries           smallint    not null default 0 check (tries between 0 and 3),
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    revoked_at      timestamptz,
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('activation_code');
create unique index activation_code_live on activation_code (organisation_id, user_id)
    where used_at is null and revoked_at is null;

-- A user with a dead link asks for a new one, at most once a day.
create table link_request (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    asked_on        date        not null,
    asked_at        timestamptz not null,
    primary key (organisation_id, user_id, asked_on),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('link_request');

-- Who has not come yet, those who were activated first at the top.
create index organisation_user_waiting on organisation_user (organisation_id, activated_at, id)
    where state = 'AWAITING_ACTIVATION';
