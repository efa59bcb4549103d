-- One person is one user of an organisation: a second one with the same CPR number is left out.
alter table activation_user drop constraint activation_user_outcome_check;
alter table activation_user add constraint activation_user_outcome_check
    check (outcome in ('ACTIVATED', 'NO_EMAIL', 'NO_CPR', 'ALREADY_A_USER', 'NOT_DEACTIVATED', 'NOT_OFFERED'));
-- What was chosen and never carried out is forgotten after a while.
alter table activation_user drop constraint activation_user_activation_id_fkey;
alter table activation_user add constraint activation_user_of_activation
    foreign key (activation_id) references activation on delete cascade;
create index activation_by_organisation on activation (organisation_id, created_at desc);
-- The list of users walks through three states in one order.
create index organisation_user_in_use_by_name on organisation_user (organisation_id, name collate "da-x-icu", id)
    where state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED');
-- For counting how often a link has been made, and for finding the live one.
create index link_by_subject on link (organisation_id, purpose, subject_id, created_at);
