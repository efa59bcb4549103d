-- A million imported users bring several million rights, and each was looked up in the list of known rights, which only
-- the operator's migrations change. Codes are taken from that list, so it is enough that the list never loses one.
alter table user_right drop constraint user_right_code_fkey;

create function keep_known_right() returns trigger
    language plpgsql as $$
begin
    raise exception 'users may have right %: a code is never taken away', old.code using errcode = 'restrict_violation';
end $$;
create trigger known_right_kept before delete or update of code on known_right
    for each row execute function keep_known_right();
