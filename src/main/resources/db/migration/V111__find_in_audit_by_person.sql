-- Whom a decision is about, as a column of its own: under row-level security an index over what a function takes out of the
-- details is never used, and a person's few rows were looked for among all of the organisation's. It follows from the
-- columns that are sealed, and is not sealed itself.
drop index audit_event_by_user;
alter table audit_event add column concerns text generated always as (coalesce(details ->> 'user', subject_id::text)) stored;
create index audit_event_by_user on audit_event (organisation_id, concerns, at desc, id desc);
