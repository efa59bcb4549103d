-- The user ID of separate MitID: with one of the user's means it says who somebody is. Given with the first of their means.
create table separate_login (
    login_id        text        primary key check (login_id ~ '^[BCDFGHJKMNPQRSTVWXYZ2-9]{9}$'),
    organisation_id uuid        not null,
    user_id         uuid        not null,
    given_at        timestamptz not null,
    unique (organisation_id, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('separate_login');
create policy seen_at_login on separate_login for select using (on_duty('login'));

-- What users identify themselves with. Whatever shows codes has a sealed secret and the last position a code was accepted
-- at (a counter, or a step of time), so that no code counts twice; drift is how far its clock is from ours, in steps.
create table user_means (
    id              uuid        primary key,
    organisation_id uuid        not null,
    user_id         uuid        not null,
    kind            text        not null check (kind in ('APP', 'CODE_DISPLAY', 'CODE_READER', 'CHIP')),
    name            text        not null check (length(name) between 1 and 60),
    state           text        not null check (state in ('BEGUN', 'ACTIVE', 'REVOKED')),
    serial          text,
    secret_sealed   bytea,
    method          text        check (method in ('TOTP', 'HOTP')),
    hash            text        check (hash in ('SHA1', 'SHA256', 'SHA512')),
    digits          smallint    check (digits between 6 and 8),
    period          smallint    check (period between 10 and 300),
    last_position   bigint      not null default -1,
    drift           integer     not null default 0,
    wrong           smallint    not null default 0 check (wrong between 0 and 10),
    wait_until      timestamptz,
    begun_at        timestamptz not null,
    activated_at    timestamptz,
    used_at         timestamptz,
    revoked_at      timestamptz,
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id),
    unique (organisation_id, id),
    check ((secret_sealed is not null) = (method is not null)),
    -- nothing is left to make codes with once it is revoked
    check (state <> 'REVOKED' or secret_sealed is null)
);
call bind_to_organisation('user_means');
create index user_means_of_user on user_means (organisation_id, user_id) where state <> 'REVOKED';
create unique index user_means_begun on user_means (organisation_id, user_id, kind) where state = 'BEGUN';
