create table organisation_user (
    id                uuid        primary key,
    organisation_id   uuid        not null references organisation,
    rid               text        check (rid ~ '^[0-9]{1,20}$'),
    name              text        not null check (length(name) between 1 and 200),
    email             text        check (length(email) <= 254),
    cpr_sealed        bytea,
    cpr_index         bytea       check (length(cpr_index) = 32),
    cpr_index_key     smallint,
    birth_date        date,
    language          text        not null default 'da' check (language in ('da', 'en')),
    origin            text        not null check (origin in ('APPOINTED', 'IMPORTED', 'CREATED')),
    state             text        not null check (state in ('DEACTIVATED', 'AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'DELETED')),
    -- what the user administrator chose at activation
    private_mitid_offered boolean not null default false,
    separate_means    text        not null default '',
    activated_by      uuid,
    activated_at      timestamptz,
    -- what the user did themself
    identified_at     timestamptz,
    consented_at      timestamptz,
    consent_text      text,
    consent_declined_at timestamptz,
    self_activated_at timestamptz,
    created_at        timestamptz not null,
    version           integer     not null,
    unique (organisation_id, rid),
    unique (organisation_id, id),
    check ((cpr_index is null) = (cpr_index_key is null))
);
call bind_to_organisation('organisation_user');
create index organisation_user_by_name on organisation_user (organisation_id, state, name collate "da-x-icu", id);
create index organisation_user_by_cpr on organisation_user (organisation_id, cpr_index) where cpr_index is not null;

create table user_role (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    role            text        not null check (role in ('ORGANISATION_ADMINISTRATOR', 'USER_ADMINISTRATOR', 'RIGHTS_ADMINISTRATOR')),
    given_at        timestamptz not null,
    primary key (organisation_id, user_id, role),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('user_role');

-- Which MitID a user proved themself with: issuer and subject as the broker gives them (OpenID Connect Core, section 5.7).
create table bound_identity (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    issuer          text        not null,
    subject         text        not null,
    bound_at        timestamptz not null,
    primary key (organisation_id, user_id, issuer),
    unique (organisation_id, issuer, subject),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('bound_identity');
create policy seen_at_login on bound_identity for select using (on_duty('login'));
create index bound_identity_by_person on bound_identity (issuer, subject);
