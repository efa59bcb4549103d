-- Self-services that people log in to through Ramme (O1, O2). Which there are is for whoever runs Ramme: they belong to no
-- organisation, and are reached by the duty that logs people in.
create table service (
    id              text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name            text        not null check (length(name) between 1 and 100),
    contact         text        not null check (length(contact) between 3 and 254),
    -- it proves itself by a secret, of which the hash is kept, or by a key of its own
    secret_hash     bytea       check (length(secret_hash) = 32),
    public_keys     text        check (length(public_keys) <= 20000),
    -- one a line, compared sign by sign
    redirects       text        not null check (length(redirects) between 1 and 10000),
    logout_redirects text       not null check (length(logout_redirects) <= 10000),
    logout_address  text        check (length(logout_address) <= 2000),
    scopes          text        not null,
    least_level     text        not null check (least_level in ('SUBSTANTIAL', 'HIGH')),
    -- CVR numbers, one a line; empty: for every organisation
    only_for        text        not null,
    registered_at   timestamptz not null,
    retired_at      timestamptz,
    version         integer     not null,
    check (num_nonnulls(secret_hash, public_keys) = 1)
);
alter table service enable row level security;
alter table service force row level security;
create policy reached_by_duty on service using (on_duty('service')) with check (on_duty('service'));

-- A request of a service that waits until the person has answered, logged in for instance and said yes: what stood in its address, none
-- of which is secret. It is a stranger's until then. Known by the hash of what stands in the address.
create table service_request (
    hash         bytea       primary key check (length(hash) = 32),
    kind         text        not null check (kind in ('LOGIN', 'LOGOUT')),
    service_id   text        not null references service,
    query        text        not null check (length(query) <= 8000),
    -- where the service wants a login of now: the one there was, which does not do
    not_the_login uuid,
    made_at      timestamptz not null
);
alter table service_request enable row level security;
alter table service_request force row level security;
create policy reached_by_duty on service_request using (on_duty('service')) with check (on_duty('service'));
create index service_request_by_age on service_request (made_at);

-- What a service has proved itself with once, so that it counts once.
create table service_proof (
    hash       bytea       primary key check (length(hash) = 32),
    expires_at timestamptz not null
);
alter table service_proof enable row level security;
alter table service_proof force row level security;
create policy reached_by_duty on service_proof using (on_duty('service')) with check (on_duty('service'));
create index service_proof_by_age on service_proof (expires_at);

-- The keys that tokens are signed with. They are everybody's, and the private half is sealed by the vault.
create table service_key (
    id             uuid        primary key,
    public_half    text        not null,
    private_sealed bytea       not null,
    made_at        timestamptz not null,
    used_from      timestamptz not null
);

-- By what a service knows a user: at each service something else (pairwise), and for good.
create table service_subject (
    organisation_id uuid not null,
    service_id      text not null references service,
    user_id         uuid not null,
    subject         text not null check (length(subject) between 20 and 100),
    primary key (organisation_id, service_id, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('service_subject');

-- An organisation has shut this service out.
create table service_block (
    organisation_id uuid        not null references organisation,
    service_id      text        not null references service,
    blocked_at      timestamptz not null,
    primary key (organisation_id, service_id)
);
call bind_to_organisation('service_block');

-- That a user is logged in to a service for an organisation, and by which login of theirs: the id is what the service knows as sid.
create table service_session (
    id              uuid        primary key,
    organisation_id uuid        not null,
    service_id      text        not null references service,
    user_id         uuid        not null,
    login           uuid        not null,
    issuer          text        not null,
    subject         text        not null,
    person          text        not null,
    level           text        not null,
    auth_time       timestamptz not null,
    began_at        timestamptz not null,
    ends_at         timestamptz not null,
    -- something changed that the login may hang on; somebody looks whether the user may stay
    doubt           text        check (doubt in ('ACCESS', 'RIGHTS')),
    ended_at        timestamptz,
    ended_by        text        check (ended_by in ('LOGOUT', 'ACCESS', 'RIGHTS', 'TIME', 'SERVICE', 'ORGANISATION')),
    -- when the service is to be told that it has ended; null when it need not be, or was
    tell_at         timestamptz,
    tries           smallint    not null default 0,
    unique (organisation_id, id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id),
    check ((ended_at is null) = (ended_by is null)),
    check (tell_at is null or ended_at is not null)
);
call bind_to_organisation('service_session');
create policy reached_by_duty on service_session using (on_duty('service')) with check (on_duty('service'));
create policy seen_by_job on service_session for select using (on_duty('job'));
create index service_session_open on service_session (organisation_id, user_id) where ended_at is null;
create index service_session_of_login on service_session (login) where ended_at is null;
create index service_session_of_service on service_session (service_id, organisation_id) where ended_at is null;
create index service_session_to_end on service_session (ends_at) where ended_at is null;
create index service_session_doubted on service_session (id) where doubt is not null and ended_at is null;
create index service_session_to_tell on service_session (service_id, tell_at) where tell_at is not null;
create index service_session_ended on service_session (ended_at);

-- What a service was granted by one code.
create table service_grant (
    id              uuid        primary key,
    organisation_id uuid        not null,
    session_id      uuid        not null,
    scopes          text        not null,
    redirect        text        not null,
    challenge       text        not null,
    nonce           text,
    made_at         timestamptz not null,
    dead_at         timestamptz,
    unique (organisation_id, id),
    foreign key (organisation_id, session_id) references service_session (organisation_id, id) on delete cascade
);
call bind_to_organisation('service_grant');
create policy reached_by_duty on service_grant for select using (on_duty('service'));
create index service_grant_of_session on service_grant (organisation_id, session_id);

-- Codes and tokens: the hash of each, and nothing that could be used. One that is used stays, so that its second use is noticed.
create table service_token (
    hash            bytea       primary key check (length(hash) = 32),
    organisation_id uuid        not null,
    grant_id        uuid        not null,
    kind            text        not null check (kind in ('CODE', 'ACCESS', 'REFRESH', 'ID')),
    expires_at      timestamptz not null,
    used_at         timestamptz,
    foreign key (organisation_id, grant_id) references service_grant (organisation_id, id) on delete cascade
);
call bind_to_organisation('service_token');
create policy reached_by_duty on service_token for select using (on_duty('service'));
create index service_token_of_grant on service_token (organisation_id, grant_id);

-- Whatever changes what a login hangs on, by whichever way, casts doubt on the sessions at services; a job looks at them. A session
-- that is doubted already is written once more, so that whoever looks at it right now does not take the doubt away.
create function doubt_service_sessions_of_user() returns trigger language plpgsql as $$
begin
    update service_session set doubt = 'ACCESS'
    where organisation_id = new.organisation_id and user_id = new.id and ended_at is null;
    return null;
end $$;
create trigger organisation_user_doubted_at_services
    after update of state, private_mitid_offered, separate_means, consented_at on organisation_user for each row
    when (old.state = 'ACTIVE' and (old.state <> new.state or old.private_mitid_offered <> new.private_mitid_offered
        or old.separate_means <> new.separate_means or old.consented_at is distinct from new.consented_at))
    execute function doubt_service_sessions_of_user();

create function doubt_service_sessions_of_means() returns trigger language plpgsql as $$
begin
    update service_session set doubt = 'ACCESS'
    where organisation_id = new.organisation_id and user_id = new.user_id and ended_at is null;
    return null;
end $$;
create trigger user_means_doubted_at_services after update of state on user_means for each row
    when (old.state = 'ACTIVE' and new.state <> 'ACTIVE') execute function doubt_service_sessions_of_means();

create function doubt_service_sessions_of_organisation() returns trigger language plpgsql as $$
begin
    update service_session set doubt = 'ACCESS'
    where organisation_id = new.id and ended_at is null;
    return null;
end $$;
create trigger organisation_doubted_at_services after update of state, private_mitid, offered_means on organisation for each row
    when (old.state <> new.state or old.private_mitid <> new.private_mitid or old.offered_means <> new.offered_means)
    execute function doubt_service_sessions_of_organisation();

-- Somebody has a right less; where that is also a way in, the stronger doubt stays.
create function doubt_service_sessions_of_rights() returns trigger language plpgsql as $$
begin
    update service_session s set doubt = coalesce(s.doubt, 'RIGHTS') from gone g
    where s.organisation_id = g.organisation_id and s.user_id = g.user_id and s.ended_at is null;
    return null;
end $$;
create trigger user_right_doubted_at_services after delete on user_right
    referencing old table as gone for each statement execute function doubt_service_sessions_of_rights();
create trigger user_role_doubted_at_services after delete on user_role
    referencing old table as gone for each statement execute function doubt_service_sessions_of_rights();
create trigger group_member_doubted_at_services after delete on group_member
    referencing old table as gone for each statement execute function doubt_service_sessions_of_rights();

create function doubt_service_sessions_of_group() returns trigger language plpgsql as $$
begin
    update service_session s set doubt = coalesce(s.doubt, 'RIGHTS') from gone g
        join group_member m on m.organisation_id = g.organisation_id and m.group_id = g.group_id
    where s.organisation_id = m.organisation_id and s.user_id = m.user_id and s.ended_at is null;
    return null;
end $$;
create trigger group_right_doubted_at_services after delete on group_right
    referencing old table as gone for each statement execute function doubt_service_sessions_of_group();
