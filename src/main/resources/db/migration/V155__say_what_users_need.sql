-- Why users cannot go on without an administrator, kept so that an index leads to those few among a million. Under row-level
-- security an index helps only where comparing is enough, so what a look at other tables would tell is kept with the user.

-- A yes that was taken back is also a no, but another story.
alter table organisation_user add column consent_withdrawn_at timestamptz;

-- Whoever awaits activation and has no link that was not used or replaced. Seen when the transaction ends, since a new link
-- takes the place of the former one within it.
alter table organisation_user add column without_link boolean not null default false;
-- Until when the temporary code can be typed that the user has.
alter table organisation_user add column code_ends_at timestamptz not null default '-infinity';

-- The rows are every organisation's; for these statements their owner looks at them all.
alter table organisation_user no force row level security;
alter table link no force row level security;
alter table activation_code no force row level security;
update organisation_user u set without_link = true
where u.state = 'AWAITING_ACTIVATION' and not exists (select from link l where l.organisation_id = u.organisation_id
    and l.purpose = 'ACTIVATION' and l.subject_id = u.id and l.used_at is null and l.revoked_at is null);
update organisation_user u set code_ends_at = c.expires_at
from activation_code c
where c.organisation_id = u.organisation_id and c.user_id = u.id and c.used_at is null and c.revoked_at is null and c.tries < 3;
alter table activation_code force row level security;
alter table link force row level security;
alter table organisation_user force row level security;

create function mark_without_link(organisation uuid, of_user uuid) returns void language sql as $$
    update organisation_user u set without_link = true
    where u.organisation_id = organisation and u.id = of_user and u.state = 'AWAITING_ACTIVATION' and not u.without_link
        and not exists (select from link l where l.organisation_id = u.organisation_id and l.purpose = 'ACTIVATION'
            and l.subject_id = u.id and l.used_at is null and l.revoked_at is null)
$$;

create function look_for_link_of_user() returns trigger language plpgsql as $$
begin
    perform mark_without_link(new.organisation_id, new.id);
    return null;
end $$;
create constraint trigger organisation_user_awaits after insert or update of state on organisation_user
    deferrable initially deferred for each row
    when (new.state = 'AWAITING_ACTIVATION' and not new.without_link) execute function look_for_link_of_user();

create function look_for_other_link() returns trigger language plpgsql as $$
begin
    perform mark_without_link(old.organisation_id, old.subject_id);
    return null;
end $$;
create constraint trigger link_is_over after update or delete on link
    deferrable initially deferred for each row
    when (old.purpose = 'ACTIVATION' and old.used_at is null and old.revoked_at is null) execute function look_for_other_link();

create function mark_with_link() returns trigger language plpgsql as $$
begin
    update organisation_user u set without_link = false
    from fresh f
    where f.purpose = 'ACTIVATION' and f.used_at is null and f.revoked_at is null
        and u.organisation_id = f.organisation_id and u.id = f.subject_id and u.without_link;
    return null;
end $$;
create trigger link_is_made after insert on link
    referencing new table as fresh for each statement execute function mark_with_link();

create function keep_end_of_code() returns trigger language plpgsql as $$
declare
    ends timestamptz := coalesce((select max(c.expires_at) from activation_code c
        where c.organisation_id = new.organisation_id and c.user_id = new.user_id
            and c.used_at is null and c.revoked_at is null and c.tries < 3), '-infinity');
begin
    update organisation_user u set code_ends_at = ends where u.id = new.user_id and u.code_ends_at <> ends;
    return null;
end $$;
create trigger activation_code_of_user after insert or update on activation_code for each row
    when (new.user_id is not null) execute function keep_end_of_code();

create index organisation_user_by_offer on organisation_user (organisation_id, private_mitid_offered, separate_means, id)
    where state in ('AWAITING_ACTIVATION', 'ACTIVE');
create index organisation_user_declined on organisation_user (organisation_id, separate_means, id)
    where state = 'AWAITING_ACTIVATION' and consent_declined_at is not null;
create index organisation_user_without_link on organisation_user (organisation_id, id) where without_link;
create index organisation_user_in_need_of_code on organisation_user (organisation_id, code_ends_at, id)
    where state = 'AWAITING_ACTIVATION' and cpr_sealed is null and birth_date is not null and identified_at is null;
-- The list of those who need somebody walks through three states in one order.
create index organisation_user_concerned_by_name on organisation_user (organisation_id, name collate "da-x-icu", id)
    where state in ('DEACTIVATED', 'AWAITING_ACTIVATION', 'ACTIVE');

-- Whom no link would bring on is left out of a run that sends links, for a reason that is true of them.
alter table activation_user drop constraint activation_user_outcome_check;
alter table activation_user add constraint activation_user_outcome_check
    check (outcome in ('ACTIVATED', 'NO_EMAIL', 'NO_CPR', 'ALREADY_A_USER', 'NOT_DEACTIVATED', 'NOT_OFFERED',
        'NOT_AWAITING', 'TOO_MANY', 'PRIVATE_MITID_OFF', 'MEANS_OFF', 'ALL_OFF'));
