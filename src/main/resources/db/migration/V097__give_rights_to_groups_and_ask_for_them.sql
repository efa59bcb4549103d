-- Rights of a group hold for whoever is in it at the moment; no row is written for its members.
create table group_right (
    organisation_id uuid        not null,
    group_id        uuid        not null,
    code            text        not null references known_right,
    given_at        timestamptz not null,
    primary key (organisation_id, group_id, code),
    foreign key (organisation_id, group_id) references user_group (organisation_id, id) on delete cascade
);
call bind_to_organisation('group_right');

-- A user asks for a right; a rights administrator says yes or no.
create table right_request (
    id              uuid        primary key,
    organisation_id uuid        not null,
    user_id         uuid        not null,
    code            text        not null references known_right,
    reason          text        not null check (length(reason) between 10 and 500),
    state           text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
    asked_at        timestamptz not null,
    decided_at      timestamptz,
    decided_by      uuid,
    decided_by_name text,
    answer          text        check (length(answer) <= 500),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id) on delete cascade,
    check ((state = 'OPEN') = (decided_at is null))
);
call bind_to_organisation('right_request');
create unique index right_request_open on right_request (organisation_id, user_id, code) where state = 'OPEN';
create index right_request_by_user on right_request (organisation_id, user_id, asked_at);
create index right_request_waiting on right_request (organisation_id, asked_at, id) where state = 'OPEN';
