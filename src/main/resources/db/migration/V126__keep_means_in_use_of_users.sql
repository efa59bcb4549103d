-- The separate means a user was given, has in use and that are not locked, with spaces between as separate_means has them:
-- what lets them in as far as it is offered. Kept with the user by the triggers below, so that an index leads to those whom
-- nothing lets in, among a million users.
alter table organisation_user add column means_in_use text not null default '';

create function means_in_use(organisation uuid, of_user uuid, given text) returns text language sql stable
    return (select coalesce(string_agg(one.kind, ' ' order by one.position), '')
        from unnest(string_to_array(given, ' ')) with ordinality one (kind, position)
        where exists (select from user_means m
            where m.organisation_id = organisation and m.user_id = of_user and m.kind = one.kind and m.state = 'ACTIVE'
                and m.wrong < 10 and m.pin_wrong < 5));

-- The rows are every organisation's; for this one statement their owner looks at them all.
alter table organisation_user no force row level security;
alter table user_means no force row level security;
update organisation_user u set means_in_use = means_in_use(u.organisation_id, u.id, u.separate_means)
where u.separate_means <> '' and exists (select from user_means m
    where m.organisation_id = u.organisation_id and m.user_id = u.id and m.state = 'ACTIVE');
alter table user_means force row level security;
alter table organisation_user force row level security;

create index organisation_user_active_by_means_in_use on organisation_user
    (organisation_id, state, means_in_use, (consented_at is null), id) where state = 'ACTIVE';

create function keep_means_in_use() returns trigger language plpgsql as $$
begin
    new.means_in_use := means_in_use(new.organisation_id, new.id, new.separate_means);
    return new;
end $$;
create trigger organisation_user_means_in_use before update of separate_means on organisation_user for each row
    when (new.separate_means <> old.separate_means) execute function keep_means_in_use();

-- A user whose means is taken into use, ended, locked or opened; of which kind and whose it is never changes.
create function tell_means_in_use() returns trigger language plpgsql as $$
declare
    of_user uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
    update organisation_user u set means_in_use = means_in_use(u.organisation_id, u.id, u.separate_means)
    where u.id = of_user and u.means_in_use <> means_in_use(u.organisation_id, u.id, u.separate_means);
    return null;
end $$;
create trigger user_means_in_use_of_new after insert on user_means for each row
    when (new.state = 'ACTIVE') execute function tell_means_in_use();
create trigger user_means_in_use_of_changed after update of state, wrong, pin_wrong on user_means for each row
    when (old.state <> new.state or (old.wrong < 10) <> (new.wrong < 10) or (old.pin_wrong < 5) <> (new.pin_wrong < 5))
    execute function tell_means_in_use();
create trigger user_means_in_use_of_gone after delete on user_means for each row
    when (old.state = 'ACTIVE') execute function tell_means_in_use();
