-- What is known of users besides who they are (U9): where they are called and work, and what others see instead of their name.
alter table organisation_user
    add column telephone       text check (telephone ~ '^[+]?[0-9]{6,15}$'),
    add column production_unit text check (production_unit ~ '^[0-9]{10}$'),
    add column se_number       text check (se_number ~ '^[0-9]{8}$'),
    add column pseudonym       text check (length(pseudonym) between 1 and 200);

-- They are found by these numbers as by the words of their names; a Danish telephone number with and without its country.
create function number_words(telephone text, production_unit text, se_number text) returns text[]
    language sql immutable parallel safe
    return array_remove(array[telephone, ltrim(telephone, '+'), case when telephone like '+45%' then substr(telephone, 4) end,
        production_unit, se_number], null);

create function change_number_words() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        delete from user_word
        where organisation_id = old.organisation_id and user_id = old.id
            and word = any(number_words(old.telephone, old.production_unit, old.se_number));
    end if;
    if tg_op <> 'DELETE' then
        insert into user_word (organisation_id, word, user_id)
        select new.organisation_id, w.word, new.id
        from unnest(number_words(new.telephone, new.production_unit, new.se_number)) as w (word)
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger organisation_user_numbers_of_new after insert on organisation_user for each row
    when (new.telephone is not null or new.production_unit is not null or new.se_number is not null)
    execute function change_number_words();
create trigger organisation_user_numbers_of_changed after update of telephone, production_unit, se_number on organisation_user
    for each row when (old.telephone is distinct from new.telephone or old.production_unit is distinct from new.production_unit
        or old.se_number is distinct from new.se_number)
    execute function change_number_words();
create trigger organisation_user_numbers_of_deleted after delete on organisation_user for each row
    when (old.telephone is not null or old.production_unit is not null or old.se_number is not null)
    execute function change_number_words();
