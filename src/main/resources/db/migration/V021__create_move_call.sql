-- Organisations the operator has told to move, one row for each wave they were told in.
create table move_call (
    organisation_id uuid        not null references organisation,
    wave            date        not null,
    email           text        not null check (length(email) <= 254),
    told_at         timestamptz not null,
    primary key (organisation_id, wave)
);
call bind_to_organisation('move_call');

-- the nightly erasing looks for what is due in every organisation, and erases it in each one's own name
create policy seen_by_job on joining_case for select using (on_duty('job'));
create policy seen_by_job on appointment for select using (on_duty('job'));
