-- Which names fit each other is said in the code (PersonName) and here; the two said different things of what follows a comma
-- without being a first name, as in "Emil Krogh, Jr.". A test holds both to the same list of names.
-- Whether it is a first name that stands after a comma.
create function is_after_name(word text) returns boolean language sql immutable parallel safe
    return regexp_replace(lower(word collate "da-x-icu"), '\.$', '') in ('jr', 'sr', 'junior', 'senior', 'ii', 'iii', 'iv',
        'phd', 'ph.d', 'dr', 'md', 'mba', 'msc', 'bsc', 'ma', 'ba', 'esq', 'cpa', 'cand.jur', 'cand.merc', 'cand.mag',
        'cand.polit', 'cand.med', 'vikar', 'ekstern', 'konsulent', 'direktør', 'leder', 'formand', 'kasserer', 'test');

-- Letters, and what stands between the letters of names.
create function is_words(part text) returns boolean language sql immutable parallel safe
    return part collate "da-x-icu" ~ '^[[:alpha:]\u0300-\u036f][[:alpha:]\u0300-\u036f .''’`´-]*$';

-- The name as it is spoken, without what follows it: "Emil Krogh" for "Krogh, Emil" and for "Emil Krogh, Jr.".
create function bare_name(before_comma text, after_comma text, whole text) returns text language sql immutable parallel safe
    return case when is_after_name(after_comma) then before_comma
        when is_words(before_comma) and is_words(after_comma) then after_comma || ' ' || before_comma
        else whole end;

-- First and last name.
create or replace function name_ends(name text) returns text language sql immutable parallel safe
    return case when name like '_%,%' and name not like '%,%,%'
        then split_part(btrim(translate(plain_name(
                bare_name(btrim(split_part(name, ',', 1)), btrim(split_part(name, ',', 2)), name)), ',', ' ')), ' ', 1)
            || '/' || split_part(btrim(translate(plain_name(
                bare_name(btrim(split_part(name, ',', 1)), btrim(split_part(name, ',', 2)), name)), ',', ' ')), ' ', -1)
        else split_part(btrim(translate(plain_name(name), ',', ' ')), ' ', 1)
            || '/' || split_part(btrim(translate(plain_name(name), ',', ' ')), ' ', -1) end;

-- The few it concerns are written anew, which generates the column; who stands twice is put right in the night. The rows are
-- every organisation's; for this one statement their owner looks at them all.
alter table organisation_user no force row level security;
update organisation_user set name = name where name like '%,%' and name_ends <> name_ends(name);
alter table organisation_user force row level security;
