-- An organisation that has ended its agreement goes on until this time, and may regret until then.
alter table organisation add ends_at timestamptz;
alter table organisation add end_noticed_by text;
create policy seen_by_job on organisation for select using (on_duty('job'));
create index organisation_by_end on organisation (ends_at) where ends_at is not null;
