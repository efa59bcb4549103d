-- That the mail server takes no mails at all, why, and when it is asked again: one row while it is so, none otherwise. It belongs to
-- no organisation, since all send by the same server; the duty that sends their mails alone reaches it.
create table outbox_stop (
    only_one    boolean     primary key default true check (only_one),
    since       timestamptz not null,
    next_try_at timestamptz not null,
    tries       integer     not null check (tries > 0),
    reason      text        not null
);
alter table outbox_stop enable row level security;
alter table outbox_stop force row level security;
create policy kept_by_duty on outbox_stop using (on_duty('outbox')) with check (on_duty('outbox'));
