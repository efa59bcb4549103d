-- No mailbox is known that tells large letters from small ones: who shares one is found by the address in small letters. Kept with
-- the user, since under row-level security an index helps only where comparing is enough.
alter table organisation_user add column mailbox text generated always as (lower(email collate "C")) stored;
create index organisation_user_by_mailbox on organisation_user (organisation_id, mailbox, id) where state <> 'DELETED';
