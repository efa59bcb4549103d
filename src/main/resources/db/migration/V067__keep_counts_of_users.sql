-- How many users came into each state on each day, so that nobody has to count a million rows to show a front page. Each
-- statement adds what it changed, and never touches a row another one wrote, so that counting makes nobody wait. Sums of
-- all rows are what a count would say at that moment; a job adds up old rows.
create table user_tally (
    organisation_id uuid   not null,
    day             date   not null,
    state           text   not null,
    users           bigint not null
);
create index user_tally_by_organisation on user_tally (organisation_id, day);

-- The rows are every organisation's; for this one statement their owner looks at them all.
alter table organisation_user no force row level security;
insert into user_tally (organisation_id, day, state, users)
select organisation_id, (coalesce(case when state = 'AWAITING_ACTIVATION' then activated_at
        when state in ('ACTIVE', 'SUSPENDED') then self_activated_at end, created_at) at time zone 'Europe/Copenhagen')::date,
    state, count(*)
from organisation_user group by 1, 2, 3;
alter table organisation_user force row level security;

call bind_to_organisation('user_tally');
create policy added_up_by_duty on user_tally for select using (on_duty('job'));

create function tally_users() returns trigger language plpgsql as $$
declare
    today date := (now() at time zone 'Europe/Copenhagen')::date;
begin
    if tg_op = 'INSERT' then
        insert into user_tally (organisation_id, day, state, users)
        select organisation_id, today, state, count(*) from after_it group by organisation_id, state;
    elsif tg_op = 'DELETE' then
        insert into user_tally (organisation_id, day, state, users)
        select organisation_id, today, state, -count(*) from before_it group by organisation_id, state;
    else
        insert into user_tally (organisation_id, day, state, users)
        select organisation_id, today, state, sum(n) from (
            select organisation_id, state, -1 as n from before_it
            union all select organisation_id, state, 1 from after_it) changed
        group by organisation_id, state having sum(n) <> 0;
    end if;
    return null;
end $$;
create trigger organisation_user_tally_insert after insert on organisation_user
    referencing new table as after_it for each statement execute function tally_users();
create trigger organisation_user_tally_update after update on organisation_user
    referencing old table as before_it new table as after_it for each statement execute function tally_users();
create trigger organisation_user_tally_delete after delete on organisation_user
    referencing old table as before_it for each statement execute function tally_users();
