-- Whoever types a CPR number must not learn from a mark whose it is (U8): two users stand twice when they have the same number
-- and names that fit each other. Of others that share a number a mistake is one; that shows when the person has proved who
-- they are, and is told to organisation administrators alone.
-- A name in small letters, without accents, the Danish letters as they are written where there are none.
create function plain_name(name text) returns text language sql immutable parallel safe
    return regexp_replace(normalize(replace(replace(replace(replace(replace(lower(name collate "da-x-icu"),
        'æ', 'ae'), 'ä', 'ae'), 'ø', 'oe'), 'ö', 'oe'), 'å', 'aa'), nfd), '[\u0300-\u036f]', '', 'g');

-- First and last of it; where the last name stands before a comma it is turned round.
create function name_ends(name text) returns text language sql immutable parallel safe
    return case when name like '%,%' and name not like '%,%,%'
        then split_part(btrim(split_part(plain_name(name), ',', 2)), ' ', 1)
            || '/' || split_part(btrim(split_part(plain_name(name), ',', 1)), ' ', -1)
        else split_part(btrim(translate(plain_name(name), ',', ' ')), ' ', 1)
            || '/' || split_part(btrim(translate(plain_name(name), ',', ' ')), ' ', -1) end;

-- Names can be one person's when their ends are the same.
alter table organisation_user add column name_ends text not null generated always as (name_ends(name)) stored;

-- Users whose CPR number somebody else has proved to be theirs, until it is corrected.
create table number_doubt (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    since           timestamptz not null,
    primary key (organisation_id, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('number_doubt');

create or replace function mark_twins() returns trigger language plpgsql as $$
begin
    -- offset 0: each number is looked up by itself, however few users the database believes there are
    update organisation_user u set twin = true
    from (select distinct f.organisation_id, f.cpr_index from fresh f
        where f.cpr_index is not null and exists (select from organisation_user o
            where o.organisation_id = f.organisation_id and o.cpr_index = f.cpr_index and o.id <> f.id
                and o.state <> 'DELETED' offset 0)) shared
    where u.organisation_id = shared.organisation_id and u.cpr_index = shared.cpr_index and u.state <> 'DELETED'
        and not u.twin
        and exists (select from organisation_user o
            where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index and o.id <> u.id
                and o.state <> 'DELETED' and o.name_ends = u.name_ends offset 0);
    return null;
end $$;

create or replace function recount_twins() returns trigger language plpgsql as $$
declare
    number bytea;
begin
    foreach number in array array[old.cpr_index, new.cpr_index] loop
        update organisation_user u set twin = not u.twin
        where u.organisation_id = new.organisation_id and u.cpr_index = number
            and u.twin <> (u.state <> 'DELETED' and exists (select from organisation_user o
                where o.organisation_id = new.organisation_id and o.cpr_index = number and o.id <> u.id
                    and o.state <> 'DELETED' and o.name_ends = u.name_ends offset 0));
        exit when old.cpr_index = new.cpr_index;
    end loop;
    update organisation_user set twin = false where id = new.id and twin and cpr_index is null;
    return null;
end $$;

drop trigger organisation_user_twins_of_changed on organisation_user;
create trigger organisation_user_twins_of_changed after update of cpr_index, state, name on organisation_user for each row
    when ((old.state = 'DELETED') <> (new.state = 'DELETED')
        or (old.cpr_index is null) <> (new.cpr_index is null)
        or old.cpr_index <> new.cpr_index and old.cpr_index_key = new.cpr_index_key
        or old.name <> new.name and new.cpr_index is not null)
    execute function recount_twins();

-- The rows are every organisation's; for this one statement their owner looks at them all.
alter table organisation_user no force row level security;
update organisation_user u set twin = false
where u.twin and not exists (select from organisation_user o
    where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index and o.id <> u.id
        and o.state <> 'DELETED' and o.name_ends = u.name_ends);
alter table organisation_user force row level security;
