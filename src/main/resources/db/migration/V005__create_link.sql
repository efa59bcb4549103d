-- Mailed links. Only the SHA-256 of a token is kept; a link points to a thing and proves nothing by itself.
create table link (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    purpose         text        not null check (purpose in ('SETUP', 'ACTIVATION')),
    subject_id      uuid        not null,
    token_hash      bytea       not null unique check (length(token_hash) = 32),
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    revoked_at      timestamptz
);
call bind_to_organisation('link');
create policy seen_by_duty on link for select using (on_duty('link'));
-- at most one live link leads to a thing
create unique index link_live on link (organisation_id, purpose, subject_id) where used_at is null and revoked_at is null;
