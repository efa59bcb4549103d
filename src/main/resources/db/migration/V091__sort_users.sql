-- Both lists are walked by e-mail address and by when users came, too. Whoever has no address stands before A; written as
-- a case, since under row-level security an index helps only where nothing in the condition could give a value away.
create index organisation_user_in_use_by_email on organisation_user
    (organisation_id, (case when email is null then '' else email end) collate "da-x-icu", id)
    where state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED');
create index organisation_user_deactivated_by_email on organisation_user
    (organisation_id, (case when email is null then '' else email end) collate "da-x-icu", id)
    where state = 'DEACTIVATED';
create index organisation_user_in_use_by_age on organisation_user (organisation_id, created_at, id)
    where state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED');
create index organisation_user_deactivated_by_age on organisation_user (organisation_id, created_at, id)
    where state = 'DEACTIVATED';
