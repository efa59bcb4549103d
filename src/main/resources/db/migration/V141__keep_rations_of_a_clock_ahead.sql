-- A ration that began a moment later than now was begun by somebody whose clock is ahead, or who was overtaken: it counts on.
-- Only what began later than a whole time from now is no ration any more, since a clock was put back.
create or replace function take_ration(of_kind text, of_whom bytea, amount integer, most integer, at timestamptz, lasts interval)
    returns boolean language plpgsql security definer set search_path = public as $$
declare
    former_duty text := coalesce(current_setting('app.duty', true), '');
    taken_now boolean := false;
begin
    if amount <= most then
        perform set_config('app.duty', 'ration', true);
        insert into ration as r (kind, whose, since, taken) values (of_kind, of_whom, at, amount)
        on conflict (kind, whose) do update set
            since = case when r.since <= at - lasts or r.since > at + lasts then at else r.since end,
            taken = case when r.since <= at - lasts or r.since > at + lasts then amount else r.taken + amount end
            where r.since <= at - lasts or r.since > at + lasts or r.taken + amount <= most;
        taken_now := found;
        perform set_config('app.duty', former_duty, true);
    end if;
    return taken_now;
end $$;
