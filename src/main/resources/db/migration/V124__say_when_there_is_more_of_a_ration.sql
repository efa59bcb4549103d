-- Takes so much more of it, as take_ration does; null when it was taken, else when the time is over and there is more.
create function take_ration_or_wait(of_kind text, of_whom bytea, amount integer, most integer, at timestamptz, lasts interval)
    returns timestamptz language plpgsql security definer set search_path = public as $$
declare
    former_duty text;
    more_at timestamptz;
begin
    if take_ration(of_kind, of_whom, amount, most, at, lasts) then
        return null;
    end if;
    former_duty := coalesce(current_setting('app.duty', true), '');
    perform set_config('app.duty', 'ration', true);
    select since + lasts into more_at from ration where kind = of_kind and whose = of_whom;
    perform set_config('app.duty', former_duty, true);
    return coalesce(more_at, at + lasts);
end $$;
