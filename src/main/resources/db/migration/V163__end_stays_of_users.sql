-- The last day of somebody who is there for a time (B3): they are suspended when it is over.
alter table organisation_user add column ends_on date;
create index organisation_user_ending on organisation_user (organisation_id, ends_on, id)
    where ends_on is not null and state in ('DEACTIVATED', 'AWAITING_ACTIVATION', 'ACTIVE');
