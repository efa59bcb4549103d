-- Rations last longer than two days now, so each says when it may be forgotten.
alter table ration add column until timestamptz;
drop index ration_by_age;
create index ration_by_end on ration (until);

create or replace function take_ration(of_kind text, of_whom bytea, amount integer, most integer, at timestamptz, lasts interval)
    returns boolean language plpgsql security definer set search_path = public as $$
declare
    former_duty text := coalesce(current_setting('app.duty', true), '');
    taken_now boolean := false;
begin
    if amount <= most then
        perform set_config('app.duty', 'ration', true);
        insert into ration as r (kind, whose, since, until, taken) values (of_kind, of_whom, at, at + lasts, amount)
        on conflict (kind, whose) do update set
            since = case when r.since <= at - lasts or r.since > at + lasts then at else r.since end,
            until = case when r.since <= at - lasts or r.since > at + lasts then at + lasts else r.since + lasts end,
            taken = case when r.since <= at - lasts or r.since > at + lasts then amount else r.taken + amount end
            where r.since <= at - lasts or r.since > at + lasts or r.taken + amount <= most;
        taken_now := found;
        perform set_config('app.duty', former_duty, true);
    end if;
    return taken_now;
end $$;

-- Forgets what was over before; what an older version wrote lasted two days at most.
create or replace function forget_rations(before timestamptz) returns void
    language plpgsql security definer set search_path = public as $$
declare
    former_duty text := coalesce(current_setting('app.duty', true), '');
begin
    perform set_config('app.duty', 'ration', true);
    delete from ration where until < before or until is null and since < before - interval '2 days';
    perform set_config('app.duty', former_duty, true);
end $$;

-- Takes one for each of many, and nothing for what was taken for already. What costs nothing is refused as well where there is
-- none left, so that being refused tells nobody which it was; beside what costs something it waits its turn for that.
-- The places of those that are refused, from one on.
create function take_rations(of_kind text, whom bytea[], what bytea[], costs boolean[], most integer, at timestamptz, lasts interval)
    returns setof integer language plpgsql security definer set search_path = public as $$
declare
    former_duty text := coalesce(current_setting('app.duty', true), '');
    one record;
begin
    perform set_config('app.duty', 'ration', true);
    for one in
        with asked as (select a.* from unnest(whom, what, costs) with ordinality as a (whom, what, costs, place))
        select a.* from asked a
        where a.whom in (select c.whom from asked c where c.costs)
            or exists (select from ration r where r.kind = of_kind and r.whose = a.whom and r.taken >= most and r.since > at - lasts)
        order by a.whom, a.what, a.place
    loop
        continue when exists (select from ration r
            where r.kind = of_kind || '/once' and r.whose = one.what and r.since > at - lasts);
        if one.costs then
            if take_ration(of_kind, one.whom, 1, most, at, lasts) then
                perform take_ration(of_kind || '/once', one.what, 1, 1, at, lasts);
            else
                return next one.place;
            end if;
        elsif exists (select from ration r
            where r.kind = of_kind and r.whose = one.whom and r.taken >= most and r.since > at - lasts) then
            return next one.place;
        end if;
    end loop;
    perform set_config('app.duty', former_duty, true);
end $$;
