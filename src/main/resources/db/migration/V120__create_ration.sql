-- How much somebody has had of what must have an end: a hash of who or where, and a count, and nothing else. It belongs to no
-- organisation, since it is counted over all of them; the role that serves reaches it through the function alone.
create table ration (
    kind  text        not null,
    whose bytea       not null check (length(whose) = 32),
    since timestamptz not null,
    taken integer     not null,
    primary key (kind, whose)
);
alter table ration enable row level security;
alter table ration force row level security;
create policy counted_by_duty on ration using (on_duty('ration')) with check (on_duty('ration'));
create index ration_by_age on ration (since);

-- Takes so much more of it, unless that were more than the most in the time that began at the first; whether it was taken.
create function take_ration(of_kind text, of_whom bytea, amount integer, most integer, at timestamptz, lasts interval)
    returns boolean language plpgsql security definer set search_path = public as $$
declare
    former_duty text := coalesce(current_setting('app.duty', true), '');
    taken_now boolean := false;
begin
    if amount <= most then
        perform set_config('app.duty', 'ration', true);
        insert into ration as r (kind, whose, since, taken) values (of_kind, of_whom, at, amount)
        on conflict (kind, whose) do update set
            since = case when r.since <= at - lasts or r.since > at then at else r.since end,
            taken = case when r.since <= at - lasts or r.since > at then amount else r.taken + amount end
            where r.since <= at - lasts or r.since > at or r.taken + amount <= most;
        taken_now := found;
        perform set_config('app.duty', former_duty, true);
    end if;
    return taken_now;
end $$;

-- Forgets what began before: no time lasts as long.
create function forget_rations(before timestamptz) returns void
    language plpgsql security definer set search_path = public as $$
declare
    former_duty text := coalesce(current_setting('app.duty', true), '');
begin
    perform set_config('app.duty', 'ration', true);
    delete from ration where since < before;
    perform set_config('app.duty', former_duty, true);
end $$;
revoke all on ration from ${runtimeRole};
