-- May employees ask to be created as users, and is the organisation shown to whoever looks for it?
alter table organisation add employee_requests text not null default 'CLOSED'
    check (employee_requests in ('CLOSED', 'BY_CVR', 'LISTED'));
create policy seen_by_askers on organisation for select using (on_duty('asking'));

-- An employee, who is no user yet, asks to become one; what they proved with MitID stands beside what they wrote.
create table employee_request (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    issuer          text        not null,
    subject         text        not null,
    name            text        not null check (length(name) between 1 and 200),
    birth_date      date        not null,
    cpr_sealed      bytea,
    email           text        not null check (length(email) <= 254),
    language        text        not null check (language in ('da', 'en')),
    message         text        not null check (length(message) <= 500),
    state           text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
    asked_at        timestamptz not null,
    decided_at      timestamptz,
    decided_by      uuid,
    answer          text        check (length(answer) <= 500),
    user_id         uuid
);
call bind_to_organisation('employee_request');
-- how often one person asks, wherever it is; and what is due to be erased
create policy counted_by_duty on employee_request for select using (on_duty('asking') or on_duty('job'));
create unique index employee_request_open on employee_request (organisation_id, issuer, subject) where state = 'OPEN';
create index employee_request_by_person on employee_request (issuer, subject, asked_at);
create index employee_request_by_day on employee_request (organisation_id, state, asked_at);
