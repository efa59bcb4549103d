-- Mails of kinds that are sent no more have no words any more. What they told stands where it is told by now: late devices and
-- whoever lost a means in the notifications, and those in need of somebody in the mail of the morning; the last was a receipt.
-- The rows are every organisation's; for this statement their owner looks at them all.
alter table outbox_mail no force row level security;
update outbox_mail set state = 'CANCELLED', link_sealed = null, last_error = 'withdrawn: mails of this kind are sent no more'
where state = 'QUEUED' and template in ('device-late-chip', 'device-late-code-display', 'device-late-code-reader', 'devices-late',
    'joining-approved', 'means-lost');
alter table outbox_mail force row level security;
