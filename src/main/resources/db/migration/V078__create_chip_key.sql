-- The public half of what a chip proves itself with (WebAuthn). The name of the credential is public too: it is random, and
-- at login it is all that says whose chip it is.
create table chip_key (
    credential_id   bytea       primary key check (length(credential_id) between 16 and 1023),
    organisation_id uuid        not null,
    means_id        uuid        not null,
    user_id         uuid        not null,
    public_key      bytea       not null,
    attestation     bytea       not null,
    client_data     bytea       not null,
    signatures      bigint      not null,
    transports      text        not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    made_at         timestamptz not null,
    foreign key (organisation_id, means_id) references user_means (organisation_id, id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('chip_key');
create policy seen_at_login on chip_key for select using (on_duty('login'));
create index chip_key_of_user on chip_key (organisation_id, user_id);
