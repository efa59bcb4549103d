-- Whoever was deleted by mistake is brought back with the rights they had and into the groups they were in, until they are
-- erased; the row that says when that is holds both, so that they go with it.
alter table user_erasure add column held_rights jsonb;
alter table user_erasure add column held_groups uuid[];
create index user_erasure_of_organisation on user_erasure (organisation_id, due_at, user_id);
