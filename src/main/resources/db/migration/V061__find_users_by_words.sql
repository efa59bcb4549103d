-- What a user is found by: the words of their name and their e-mail address, in small letters. Under row-level security
-- an index helps only where the operator gives nothing away: comparing does, LIKE does not, nor what trigrams are found
-- by. So each word is a row, and is found by what it begins with.
create table user_word (
    organisation_id uuid not null,
    word            text collate "C" not null,
    user_id         uuid not null,
    primary key (organisation_id, word, user_id)
);
call bind_to_organisation('user_word');

create function words_of(name text, email text) returns text[]
    language sql immutable parallel safe
    return string_to_array(translate(lower(name), '-.,''"()', '       ') || coalesce(' ' || lower(email), ''), ' ');

-- The rows are every organisation's; for this one statement their owner looks at them all.
alter table organisation_user no force row level security;
alter table user_word no force row level security;
insert into user_word (organisation_id, word, user_id)
select distinct u.organisation_id, w.word, u.id
from organisation_user u cross join lateral unnest(words_of(u.name, u.email)) as w (word) where w.word <> '';
alter table user_word force row level security;
alter table organisation_user force row level security;

create function note_words() returns trigger language plpgsql as $$
begin
    insert into user_word (organisation_id, word, user_id)
    select n.organisation_id, w.word, n.id from fresh n cross join lateral unnest(words_of(n.name, n.email)) as w (word)
    where w.word <> ''
    on conflict do nothing;
    return null;
end $$;
create trigger organisation_user_words_of_new after insert on organisation_user
    referencing new table as fresh for each statement execute function note_words();

create function change_words() returns trigger language plpgsql as $$
begin
    delete from user_word
    where organisation_id = old.organisation_id and word = any(words_of(old.name, old.email)) and user_id = old.id;
    if tg_op = 'UPDATE' then
        insert into user_word (organisation_id, word, user_id)
        select new.organisation_id, w.word, new.id from unnest(words_of(new.name, new.email)) as w (word)
        where w.word <> ''
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger organisation_user_words_of_changed after update of name, email on organisation_user for each row
    when (old.name is distinct from new.name or old.email is distinct from new.email) execute function change_words();
create trigger organisation_user_words_of_deleted after delete on organisation_user
    for each row execute function change_words();

-- Few lack an address, and they are looked for among a million.
create index organisation_user_without_email on organisation_user (organisation_id, name collate "da-x-icu", id)
    where email is null;
