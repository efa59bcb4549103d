-- Whoever may be the same person as another user, as far as name, birth date and e-mail address say, where not both have a CPR number.
-- Found when an import has ended, and at night: no number tells it, so no index leads from one to the other.
alter table organisation_user add column alike boolean not null default false;
create index organisation_user_alike on organisation_user (organisation_id, name collate "da-x-icu", id) where alike;

-- Somebody has said that they are two persons: it is asked no more of these two; a third is found again at night.
create function forget_alike() returns trigger language plpgsql as $$
begin
    update organisation_user u set alike = false
    where u.organisation_id = new.organisation_id and u.id in (new.one_id, new.other_id) and u.alike;
    return null;
end $$;
create trigger told_apart_are_not_alike after insert on told_apart for each row execute function forget_alike();
