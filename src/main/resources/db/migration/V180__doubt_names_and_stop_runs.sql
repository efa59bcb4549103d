-- Whoever proved to be a user may be called otherwise than the user, and a user may be renamed afterwards: a role is not given to
-- such a one unless whoever gives it says that it is the right person (U7).
alter table organisation_user add column name_doubted boolean not null default false;

-- A run ends when whoever began it may not any more.
alter table activation_user drop constraint activation_user_outcome_check;
alter table activation_user add constraint activation_user_outcome_check
    check (outcome in ('ACTIVATED', 'NO_EMAIL', 'NO_CPR', 'ALREADY_A_USER', 'NOT_DEACTIVATED', 'NOT_OFFERED',
        'NOT_AWAITING', 'TOO_MANY', 'PRIVATE_MITID_OFF', 'MEANS_OFF', 'ALL_OFF', 'NOT_ALLOWED'));
