-- One database, many organisations. The owner of the schema runs the migrations; the application connects as a role
-- that owns nothing. Two settings, valid for one transaction, say on whose behalf it runs:
--   app.organisation   the organisation whose rows may be seen and written
--   app.duty           a narrow task that must look across organisations (a policy names it where it is allowed)
alter default privileges in schema public grant select, insert, update, delete on tables to ${runtimeRole};
alter default privileges in schema public grant usage, select on sequences to ${runtimeRole};

create function current_organisation() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.organisation', true), '')::uuid;

create function on_duty(duty text) returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('app.duty', true), '') = duty;

-- Binds a table to the organisation of the transaction, for its owner too.
create procedure bind_to_organisation(bound regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', bound);
    execute format('alter table %s force row level security', bound);
    execute format('create policy of_organisation on %s using (organisation_id = current_organisation())'
        ' with check (organisation_id = current_organisation())', bound);
end $$;
revoke execute on procedure bind_to_organisation from public;
