-- Runs that gave or took rights remembered the codes alone, as words of one text. In the form that is read by now they can be
-- undone as long as any other; where a right came from, and since when it was had, was not kept and is not made up.
alter table bulk_user no force row level security;
update bulk_user set before = jsonb_build_object('rights',
    (select coalesce(jsonb_agg(jsonb_build_object('code', code)), '[]') #>> '{}'
        from unnest(string_to_array(before ->> 'rights', ' ')) as code where code <> ''))
where before ->> 'rights' is not null and left(before ->> 'rights', 1) <> '[';
alter table bulk_user force row level security;
