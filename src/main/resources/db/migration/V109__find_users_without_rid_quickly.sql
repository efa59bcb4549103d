-- On which days users without a RID number are born, read from the index alone. Any other index over users begins with the
-- organisation too, and right after a million of them have come the database does not know yet that it is a detour.
drop index organisation_user_without_rid;
create index organisation_user_without_rid on organisation_user (organisation_id, birth_date)
    where rid is null and cpr_index is not null and state <> 'DELETED';
