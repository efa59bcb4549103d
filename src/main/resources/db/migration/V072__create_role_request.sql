-- A user asks for an administrator's role; an organisation administrator says yes or no.
create table role_request (
    id              uuid        primary key,
    organisation_id uuid        not null,
    user_id         uuid        not null,
    role            text        not null check (role in ('ORGANISATION_ADMINISTRATOR', 'USER_ADMINISTRATOR', 'RIGHTS_ADMINISTRATOR')),
    reason          text        not null check (length(reason) between 10 and 500),
    state           text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
    asked_at        timestamptz not null,
    decided_at      timestamptz,
    decided_by      uuid,
    answer          text        check (length(answer) <= 500),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('role_request');
create unique index role_request_open on role_request (organisation_id, user_id, role) where state = 'OPEN';
