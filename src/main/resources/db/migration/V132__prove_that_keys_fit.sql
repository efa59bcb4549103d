-- What only the keys in use can open or compute, so that Ramme notices at its start when it was given keys that are not this
-- database's: of each sealing key a sealed text, of each index key a hash. Nothing of either says anything about the key.
-- Keys are no organisation's; the duty alone reaches it.
create table key_proof (
    kind  text   not null check (kind in ('SEAL', 'INDEX')),
    -- the number by which the keyset knows the key, or the version of the index key
    key   bigint not null,
    proof bytea  not null,
    primary key (kind, key)
);
alter table key_proof enable row level security;
alter table key_proof force row level security;
create policy proven_by_duty on key_proof using (on_duty('keys')) with check (on_duty('keys'));
revoke update on key_proof from ${runtimeRole};
