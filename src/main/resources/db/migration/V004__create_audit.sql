-- One row per decision. The application may add rows and read them, nothing else; a trigger stops the owner as well.
create table audit_event (
    id              bigint      generated always as identity primary key,
    organisation_id uuid,
    at              timestamptz not null,
    actor_kind      text        not null check (actor_kind in ('USER', 'GUEST', 'SYSTEM')),
    actor_user_id   uuid,
    actor_name      text,
    action          text        not null check (action ~ '^[A-Z][A-Z_]*$'),
    subject_type    text        not null,
    subject_id      uuid,
    details         jsonb       not null,
    address         text,
    request_id      text,
    level           text,
    auth_time       timestamptz
);
alter table audit_event enable row level security;
alter table audit_event force row level security;
-- what concerns no organisation (a refused login) is written with none
create policy of_organisation on audit_event
    using (organisation_id is not distinct from current_organisation())
    with check (organisation_id is not distinct from current_organisation());
revoke update, delete, truncate on audit_event from ${runtimeRole};
create index audit_event_by_organisation on audit_event (organisation_id, at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail cannot be changed';
end $$;
create trigger audit_event_insert_only before update or delete or truncate on audit_event
    for each statement execute function refuse_change();
