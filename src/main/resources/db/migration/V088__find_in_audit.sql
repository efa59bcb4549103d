-- The trail is searched by event, by who decided and by whom it is about; the newest come first.
create index audit_event_by_action on audit_event (organisation_id, action, at desc, id desc);
create index audit_event_by_actor on audit_event (organisation_id, actor_user_id, at desc, id desc)
    where actor_user_id is not null;
-- a decision about something of a user's, such as a means, names the user among its details
create index audit_event_by_user on audit_event (organisation_id, (coalesce(details ->> 'user', subject_id::text)), at desc,
    id desc);
