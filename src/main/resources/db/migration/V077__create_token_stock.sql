-- Devices that show or say codes, as the operator has loaded them. They belong to no organisation until a user takes one
-- into use: then its secret is sealed anew for the user's row and is gone from here; that it was here stays.
create table oath_token (
    serial          text        primary key check (serial ~ '^[A-Za-z0-9-]{1,40}$'),
    id              uuid        not null unique,
    kind            text        not null check (kind in ('CODE_DISPLAY', 'CODE_READER')),
    method          text        not null check (method in ('TOTP', 'HOTP')),
    hash            text        not null check (hash in ('SHA1', 'SHA256', 'SHA512')),
    digits          smallint    not null check (digits between 6 and 8),
    period          smallint    not null check (period between 10 and 300),
    last_position   bigint      not null,
    secret_sealed   bytea,
    wrong           smallint    not null default 0,
    wait_until      timestamptz,
    loaded_at       timestamptz not null,
    taken_at        timestamptz,
    check ((secret_sealed is null) = (taken_at is not null))
);
