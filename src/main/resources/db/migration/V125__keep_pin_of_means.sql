-- The PIN a user chose for a means that shows codes: its password hash, how often in a row a wrong one was given, and since
-- when it is the one. The fifth wrong one locks the means. A chip asks for a PIN of its own, which is never here.
alter table user_means
    add column pin_hash   text,
    add column pin_wrong  smallint not null default 0 check (pin_wrong between 0 and 5),
    add column pin_set_at timestamptz,
    add check ((pin_hash is null) = (pin_set_at is null)),
    add check (pin_hash is null or kind <> 'CHIP'),
    add check (pin_hash is not null or pin_wrong = 0),
    add check (state = 'ACTIVE' or pin_hash is null);
