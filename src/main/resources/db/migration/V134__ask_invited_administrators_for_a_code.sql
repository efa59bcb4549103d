-- A temporary code is a user's, or that of somebody who is invited to be an administrator and known by birth date only.
alter table appointment add constraint appointment_organisation_id_id_key unique (organisation_id, id);

alter table activation_code alter column user_id drop not null;
alter table activation_code add column appointment_id uuid;
alter table activation_code add constraint activation_code_appointment_fkey
    foreign key (organisation_id, appointment_id) references appointment (organisation_id, id);
alter table activation_code add constraint activation_code_of_one check (num_nonnulls(user_id, appointment_id) = 1);
create unique index activation_code_live_of_appointment on activation_code (organisation_id, appointment_id)
    where used_at is null and revoked_at is null;
