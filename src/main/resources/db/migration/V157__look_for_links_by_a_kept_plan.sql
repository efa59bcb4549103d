-- Called once for each of the users of a large activation: a function in SQL would be planned anew each time.
create or replace function mark_without_link(organisation uuid, of_user uuid) returns void language plpgsql as $$
begin
    update organisation_user u set without_link = true
    where u.organisation_id = organisation and u.id = of_user and u.state = 'AWAITING_ACTIVATION' and not u.without_link
        and not exists (select from link l where l.organisation_id = u.organisation_id and l.purpose = 'ACTIVATION'
            and l.subject_id = u.id and l.used_at is null and l.revoked_at is null);
end $$;

-- Those who lack an address and can be helped, without all who were erased.
create index organisation_user_concerned_without_email on organisation_user (organisation_id, name collate "da-x-icu", id)
    where email is null and state in ('DEACTIVATED', 'AWAITING_ACTIVATION', 'ACTIVE');
