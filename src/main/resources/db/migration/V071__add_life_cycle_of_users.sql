-- A suspended user may not act until they are reopened; why is for those who administer users.
alter table organisation_user add suspended_at timestamptz;
alter table organisation_user add suspension_reason text check (length(suspension_reason) between 1 and 500);
alter table organisation_user add deleted_at timestamptz;

-- What is left of deleted users, and when it is erased. A table of its own, so that the job sees no users but these.
create table user_erasure (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    due_at          timestamptz not null,
    primary key (organisation_id, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('user_erasure');
create policy seen_by_job on user_erasure for select using (on_duty('job'));
create index user_erasure_by_due on user_erasure (due_at);
