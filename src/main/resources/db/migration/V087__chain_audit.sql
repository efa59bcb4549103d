-- The trail, chained by hash in each organisation (docs/audit.md). Writers only leave the number of their row in a queue;
-- a sealer numbers and chains what has been committed, so that no writer waits for another.
create table audit_unsealed (
    event_id        bigint      primary key,
    organisation_id uuid,
    written_at      timestamptz not null
);
alter table audit_unsealed enable row level security;
alter table audit_unsealed force row level security;
create policy of_organisation on audit_unsealed
    using (organisation_id is not distinct from current_organisation())
    with check (organisation_id is not distinct from current_organisation());
create policy taken_by_sealer on audit_unsealed using (on_duty('seal')) with check (on_duty('seal'));
revoke update, truncate on audit_unsealed from ${runtimeRole};

create table audit_seal (
    event_id        bigint      primary key,
    organisation_id uuid,
    position        bigint      not null check (position > 0),
    written_at      timestamptz not null,
    -- of the row alone
    digest          bytea       not null check (length(digest) = 32),
    -- of the former seal's hash and all of this one
    hash            bytea       not null check (length(hash) = 32)
);
create unique index audit_seal_by_position on audit_seal (organisation_id, position) nulls not distinct;
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy of_organisation on audit_seal
    using (organisation_id is not distinct from current_organisation())
    with check (organisation_id is not distinct from current_organisation());
create policy written_by_sealer on audit_seal using (on_duty('seal')) with check (on_duty('seal'));
revoke update, delete, truncate on audit_seal from ${runtimeRole};
create trigger audit_seal_insert_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();

create policy read_by_sealer on audit_event for select using (on_duty('seal'));

create function leave_for_sealer() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (event_id, organisation_id, written_at)
    select id, organisation_id, now() from written;
    return null;
end $$;
create trigger audit_event_is_sealed after insert on audit_event
    referencing new table as written for each statement execute function leave_for_sealer();

-- what was written before there were seals
alter table audit_event no force row level security;
alter table audit_unsealed no force row level security;
insert into audit_unsealed (event_id, organisation_id, written_at) select id, organisation_id, at from audit_event;
alter table audit_event force row level security;
alter table audit_unsealed force row level security;
