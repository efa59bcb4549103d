-- What the filters of the lists ask for, kept so that an index leads to it among a million users. Under row-level security
-- an index helps only where comparing is enough, so nothing here is found by a function.

-- One person twice: another user, not deleted, has the same CPR number. Kept by the triggers below; what two transactions
-- did at the same moment, neither seeing the other, is put right at night.
alter table organisation_user add column twin boolean not null default false;

-- The rows are every organisation's; for this one statement their owner looks at them all.
alter table organisation_user no force row level security;
update organisation_user u set twin = true
where u.cpr_index is not null and u.state <> 'DELETED' and exists (select from organisation_user o
    where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index and o.id <> u.id and o.state <> 'DELETED');
alter table organisation_user force row level security;

create index organisation_user_twins on organisation_user (organisation_id, name collate "da-x-icu", id) where twin;
create index organisation_user_with_private_mitid on organisation_user (organisation_id, name collate "da-x-icu", id)
    where private_mitid_offered;
create index organisation_user_in_use_by_means on organisation_user
    (organisation_id, state, separate_means, (consented_at is null), id)
    where state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED');

create function mark_twins() returns trigger language plpgsql as $$
begin
    -- offset 0: each number is looked up by itself, however few users the database believes there are
    update organisation_user u set twin = true
    from (select distinct f.organisation_id, f.cpr_index from fresh f
        where f.cpr_index is not null and exists (select from organisation_user o
            where o.organisation_id = f.organisation_id and o.cpr_index = f.cpr_index and o.id <> f.id
                and o.state <> 'DELETED' offset 0)) shared
    where u.organisation_id = shared.organisation_id and u.cpr_index = shared.cpr_index and u.state <> 'DELETED'
        and not u.twin;
    return null;
end $$;
create trigger organisation_user_twins_of_new after insert on organisation_user
    referencing new table as fresh for each statement execute function mark_twins();

create function recount_twins() returns trigger language plpgsql as $$
begin
    update organisation_user u set twin = not u.twin
    where u.organisation_id = new.organisation_id and u.cpr_index in (old.cpr_index, new.cpr_index)
        and u.twin <> (u.state <> 'DELETED' and exists (select from organisation_user o
            where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index and o.id <> u.id
                and o.state <> 'DELETED'));
    update organisation_user set twin = false where id = new.id and twin and cpr_index is null;
    return null;
end $$;
create trigger organisation_user_twins_of_changed after update of cpr_index, state on organisation_user for each row
    when (old.cpr_index is distinct from new.cpr_index or (old.state = 'DELETED') <> (new.state = 'DELETED'))
    execute function recount_twins();

-- The words of a user in one line. That one of them begins with something is a blank before it in the line, which is looked for
-- without taking the line apart.
create function word_line(name text, email text) returns text
    language sql immutable parallel safe
    return translate(lower(name), '-.,''"()', '       ') || coalesce(' ' || lower(email), '');
create or replace function words_of(name text, email text) returns text[]
    language sql immutable parallel safe
    return string_to_array(word_line(name, email), ' ');
