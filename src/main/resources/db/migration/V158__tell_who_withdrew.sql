-- Those who took back their yes before that was kept: their last word on it stands on the trail. The rows are every
-- organisation's; for this statement their owner looks at them all.
alter table organisation_user no force row level security;
alter table audit_event no force row level security;
update organisation_user u set consent_withdrawn_at = u.consent_declined_at
where u.consent_declined_at is not null and u.consent_withdrawn_at is null
    and 'CONSENT_WITHDRAWN' = (select e.action from audit_event e
        where e.organisation_id = u.organisation_id and e.concerns = u.id::text
            and e.action in ('CONSENT_GIVEN', 'CONSENT_DECLINED', 'CONSENT_WITHDRAWN')
        order by e.at desc, e.id desc limit 1);
alter table audit_event force row level security;
alter table organisation_user force row level security;

-- The few who took it back are found without all who said no, and the other way round.
drop index organisation_user_declined;
create index organisation_user_said_no on organisation_user (organisation_id, separate_means, id)
    where state = 'AWAITING_ACTIVATION' and consent_declined_at is not null and consent_withdrawn_at is null;
create index organisation_user_withdrew on organisation_user (organisation_id, separate_means, id)
    where state = 'AWAITING_ACTIVATION' and consent_declined_at is not null and consent_withdrawn_at is not null;
