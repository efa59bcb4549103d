-- the nightly erasing looks for what has had its time in every organisation, and erases it in each one's name (docs/retention.md)
create policy seen_by_job on notification for select using (on_duty('job'));
create policy seen_by_job on outbox_mail for select using (on_duty('job'));
