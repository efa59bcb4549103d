-- A reminder leads to the same link under a token of its own, since the first one is known only to whoever got the mail.
create table link_token (
    token_hash      bytea       primary key check (length(token_hash) = 32),
    organisation_id uuid        not null,
    link_id         uuid        not null references link on delete cascade,
    created_at      timestamptz not null
);
call bind_to_organisation('link_token');
create policy seen_by_duty on link_token for select using (on_duty('link'));

-- That a user was reminded of a link, so many seconds before it ends. The key keeps "never twice".
create table activation_reminder (
    organisation_id uuid        not null references organisation,
    link_id         uuid        not null references link on delete cascade,
    ahead_seconds   integer     not null check (ahead_seconds > 0),
    reminded_at     timestamptz not null,
    primary key (link_id, ahead_seconds)
);
call bind_to_organisation('activation_reminder');

-- Live links by their end: which are to be reminded of, and which have run out.
create policy reminded_by_duty on link for select using (on_duty('job'));
create index link_by_end on link (organisation_id, expires_at, subject_id)
    where purpose = 'ACTIVATION' and used_at is null and revoked_at is null;
