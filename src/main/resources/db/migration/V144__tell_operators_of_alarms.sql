-- What is wrong that only whoever runs Ramme can mend, and what they were told of it: one row a kind, for all nodes together. It
-- belongs to no organisation and names no person; the duty that tells of it alone reaches it.
create table alarm_state (
    kind       text        primary key,
    -- when it began, and was heard of last; and since when it is known to be well again
    since      timestamptz not null,
    raised_at  timestamptz not null,
    reason     text        not null,
    well_at    timestamptz,
    over       boolean     not null default false,
    -- whether it was told this time, and when any time; that it could not be told; the node that tells it now has until then
    told       boolean     not null default false,
    told_at    timestamptz,
    missed     boolean     not null default false,
    telling_until timestamptz
);
alter table alarm_state enable row level security;
alter table alarm_state force row level security;
create policy kept_by_duty on alarm_state using (on_duty('alarm')) with check (on_duty('alarm'));
