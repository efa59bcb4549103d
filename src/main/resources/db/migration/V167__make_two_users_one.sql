-- Two users can be one person. An administrator says that they are two, which is remembered, or makes one user of them.

create table told_apart (
    organisation_id uuid        not null,
    -- a pair stands here once
    one_id          uuid        not null,
    other_id        uuid        not null check (one_id < other_id),
    said_at         timestamptz not null,
    primary key (organisation_id, one_id, other_id),
    foreign key (organisation_id, one_id) references organisation_user (organisation_id, id),
    foreign key (organisation_id, other_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('told_apart');
create index told_apart_by_other on told_apart (organisation_id, other_id);

-- Whoever has become part of another user is deleted, and their RID number leads to that user for as long as there is one.
alter table organisation_user add column merged_into uuid;
alter table organisation_user add constraint merged_into_a_user
    foreign key (organisation_id, merged_into) references organisation_user (organisation_id, id);
alter table organisation_user add constraint merged_is_deleted check (merged_into is null or state = 'DELETED');
create index organisation_user_merged on organisation_user (organisation_id, merged_into) where merged_into is not null;

-- What the undo needs: how the one stood that is no more, and what the other gained. It goes when that can be undone no more.
create table user_merge (
    user_id         uuid        primary key,
    organisation_id uuid        not null,
    kept_id         uuid        not null,
    merged_by_name  text        not null,
    merged_at       timestamptz not null,
    former_state    text        not null check (former_state in ('DEACTIVATED', 'AWAITING_ACTIVATION')),
    -- the kept one had no RID number and has that of the other
    rid_moved       boolean     not null,
    roles           text[]      not null,
    gained_roles    text[]      not null,
    gained_rights   text[]      not null,
    gained_groups   uuid[]      not null,
    -- who had become part of the one that is no more
    followed        uuid[]      not null,
    -- the versions of both afterwards
    user_version    integer     not null,
    kept_version    integer     not null,
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id),
    foreign key (organisation_id, kept_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('user_merge');
create index user_merge_by_kept on user_merge (organisation_id, kept_id);

-- Whether a user with this number and this name stands twice: another one has the number and a name that fits, and nobody has
-- said that they are two persons.
create function stands_twice(organisation uuid, of_user uuid, number bytea, ends text) returns boolean language plpgsql stable as $$
begin
    return number is not null and exists (select from organisation_user o
        where o.organisation_id = organisation and o.cpr_index = number and o.id <> of_user
            and o.state <> 'DELETED' and o.name_ends = ends
            and not exists (select from told_apart t where t.organisation_id = organisation
                and t.one_id = least(of_user, o.id) and t.other_id = greatest(of_user, o.id)));
end $$;

create or replace function mark_twins() returns trigger language plpgsql as $$
begin
    -- offset 0: each number is looked up by itself, however few users the database believes there are
    update organisation_user u set twin = true
    from (select distinct f.organisation_id, f.cpr_index from fresh f
        where f.cpr_index is not null and exists (select from organisation_user o
            where o.organisation_id = f.organisation_id and o.cpr_index = f.cpr_index and o.id <> f.id
                and o.state <> 'DELETED' offset 0)) shared
    where u.organisation_id = shared.organisation_id and u.cpr_index = shared.cpr_index and u.state <> 'DELETED'
        and not u.twin and stands_twice(u.organisation_id, u.id, u.cpr_index, u.name_ends);
    return null;
end $$;

create or replace function recount_twins() returns trigger language plpgsql as $$
declare
    number bytea;
begin
    foreach number in array array[old.cpr_index, new.cpr_index] loop
        update organisation_user u set twin = not u.twin
        where u.organisation_id = new.organisation_id and u.cpr_index = number
            and u.twin <> (u.state <> 'DELETED' and stands_twice(u.organisation_id, u.id, u.cpr_index, u.name_ends));
        exit when old.cpr_index = new.cpr_index;
    end loop;
    update organisation_user set twin = false where id = new.id and twin and cpr_index is null;
    return null;
end $$;

create function recount_told_apart() returns trigger language plpgsql as $$
begin
    update organisation_user u set twin = not u.twin
    where u.organisation_id = new.organisation_id and u.id in (new.one_id, new.other_id)
        and u.twin <> (u.state <> 'DELETED' and stands_twice(u.organisation_id, u.id, u.cpr_index, u.name_ends));
    return null;
end $$;
create trigger told_apart_are_no_twins after insert on told_apart for each row execute function recount_told_apart();
