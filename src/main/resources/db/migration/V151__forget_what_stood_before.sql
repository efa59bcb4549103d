-- What stood before something was done to many users is kept for the undo alone: once that cannot be begun any more, it goes.
alter table bulk_run add column before_forgotten boolean not null default false;
create index bulk_run_remembering on bulk_run (finished_at) where not before_forgotten;
create policy erased_by_duty on bulk_run for select using (on_duty('job'));
