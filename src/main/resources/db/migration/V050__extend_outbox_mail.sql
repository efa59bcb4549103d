-- The thing a mailed link leads to: a newer link makes the mail with the former one needless.
alter table outbox_mail add column subject_id uuid;
-- A token outlives its mail nowhere.
alter table outbox_mail add constraint link_only_while_queued check (state = 'QUEUED' or link_sealed is null);
-- Organisations take turns, so what is due is looked up organisation by organisation.
drop index outbox_mail_due;
create index outbox_mail_due on outbox_mail (organisation_id, next_attempt_at, id) where state = 'QUEUED';
create index outbox_mail_by_subject on outbox_mail (organisation_id, subject_id) where state = 'QUEUED';
-- Only ways inside Ramme; a browser takes two slashes for another server.
alter table notification add constraint href_is_local check (href ~ '^/([^/\\]|$)');
drop index notification_by_user;
create index notification_by_user on notification (organisation_id, user_id, created_at desc, id desc);
