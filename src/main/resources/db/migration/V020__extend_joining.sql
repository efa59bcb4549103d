-- A case belongs to whoever prepares it: several may prepare one at once and none of them sees another's. A management
-- representative sees those sent to them. So nobody can keep an organisation from joining by beginning a case.
alter table joining_case drop constraint joining_case_state_check;
alter table joining_case add constraint joining_case_state_check
    check (state in ('PREPARED', 'SENT', 'APPROVED', 'REJECTED', 'WITHDRAWN'));
alter table joining_case add column role text not null check (role in ('REPRESENTATIVE', 'APPLICANT'));
alter table joining_case add column address text not null default '';
alter table joining_case add column terms_accepted_at timestamptz;
alter table joining_case add column sent_at timestamptz;
drop index joining_case_open;
create unique index joining_case_open on joining_case (organisation_id, prepared_issuer, prepared_subject)
    where state in ('PREPARED', 'SENT');
create index joining_case_by_person on joining_case (prepared_issuer, prepared_subject);
-- whoever has prepared a case finds it again
create policy seen_by_duty on joining_case for select using (on_duty('joining'));

-- Who appoints themself is known again by their login; no number is kept of them.
alter table appointment add column expected_issuer text;
alter table appointment add column expected_subject text;
alter table appointment add column invited_by text;
alter table appointment add check ((expected_issuer is null) = (expected_subject is null));
