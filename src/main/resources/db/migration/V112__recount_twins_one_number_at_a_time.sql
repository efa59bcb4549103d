-- Who stands twice is counted anew for the former number and for the new one, each by an equality: of two numbers at once the
-- database believes that going through all users of the organisation is less work. A change of keys changes every index and
-- nobody's number, so nobody is counted then.
drop trigger organisation_user_twins_of_changed on organisation_user;

create or replace function recount_twins() returns trigger language plpgsql as $$
declare
    number bytea;
begin
    foreach number in array array[old.cpr_index, new.cpr_index] loop
        update organisation_user u set twin = not u.twin
        where u.organisation_id = new.organisation_id and u.cpr_index = number
            and u.twin <> (u.state <> 'DELETED' and exists (select from organisation_user o
                where o.organisation_id = new.organisation_id and o.cpr_index = number and o.id <> u.id
                    and o.state <> 'DELETED' offset 0));
        exit when old.cpr_index = new.cpr_index;
    end loop;
    update organisation_user set twin = false where id = new.id and twin and cpr_index is null;
    return null;
end $$;
create trigger organisation_user_twins_of_changed after update of cpr_index, state on organisation_user for each row
    when ((old.state = 'DELETED') <> (new.state = 'DELETED')
        or (old.cpr_index is null) <> (new.cpr_index is null)
        or old.cpr_index <> new.cpr_index and old.cpr_index_key = new.cpr_index_key)
    execute function recount_twins();
