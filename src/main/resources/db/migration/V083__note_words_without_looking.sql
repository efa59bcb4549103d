-- A new user has no words yet, so theirs need not be looked for one by one; a word that stands twice in a name is noted once.
create or replace function note_words() returns trigger language plpgsql as $$
begin
    insert into user_word (organisation_id, word, user_id)
    select n.organisation_id, w.word, n.id
    from fresh n cross join lateral (select distinct u.word from unnest(words_of(n.name, n.email)) as u (word) where u.word <> '') w;
    return null;
end $$;
