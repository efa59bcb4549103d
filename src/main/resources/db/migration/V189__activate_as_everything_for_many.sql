-- Activating users and sending them new links are done as everything that is done to many: what was begun before goes on as such a
-- run, and its report is found under the same id.
alter table activation no force row level security;
alter table activation_user no force row level security;
alter table bulk_run no force row level security;
alter table bulk_user no force row level security;

insert into bulk_run (id, organisation_id, deed, parameters, state, created_by, created_by_name, created_at, started_at,
    finished_at, asked, done, left_out, reached)
select id, organisation_id, case kind when 'LINKS' then 'SEND_LINKS' else 'ACTIVATE' end,
    case kind when 'LINKS' then '{}' else jsonb_strip_nulls(jsonb_build_object(
        'ways', nullif(btrim(case when private_mitid then 'PRIVATE_MITID ' else '' end || separate_means), ''),
        'attention', delivery_name, 'street', delivery_street, 'postalCode', delivery_postal_code,
        'town', delivery_town)) end,
    state, created_by, created_by_name, created_at, started_at, finished_at, asked, activated, left_out, reached
from activation;

-- The version a user had afterwards was not kept, so that each counts as changed since: what was done before is not undone.
insert into bulk_user (organisation_id, run_id, user_id, outcome, version)
select organisation_id, activation_id, user_id, case outcome when 'ACTIVATED' then 'DONE' else outcome end,
    case outcome when 'ACTIVATED' then -1 end
from activation_user;

alter table bulk_run force row level security;
alter table bulk_user force row level security;
drop table activation_user;
drop table activation;

-- The job that was at it is the one for all of them.
update scheduled_tasks set task_name = 'bulk' where task_name = 'activation';
