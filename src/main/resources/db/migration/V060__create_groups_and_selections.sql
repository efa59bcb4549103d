-- Groups of users: for activating together and for rights in common.
create table user_group (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    name            text        not null check (length(name) between 1 and 100),
    -- two names that read the same are one
    name_key        text        not null generated always as (lower(name)) stored,
    created_at      timestamptz not null,
    version         integer     not null default 0,
    unique (organisation_id, name_key),
    unique (organisation_id, id)
);
call bind_to_organisation('user_group');

create table group_member (
    organisation_id uuid        not null,
    group_id        uuid        not null,
    user_id         uuid        not null,
    since           timestamptz not null,
    primary key (organisation_id, group_id, user_id),
    foreign key (organisation_id, group_id) references user_group (organisation_id, id) on delete cascade,
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id) on delete cascade
);
call bind_to_organisation('group_member');
create index group_member_by_user on group_member (organisation_id, user_id);

-- Whom an administrator has chosen on a list: users one by one, and everyone a filter lets through, but for exceptions.
create table selected_filter (
    organisation_id uuid        not null references organisation,
    owner_id        uuid        not null,
    list            text        not null check (list in ('IMPORTED', 'USERS')),
    id              integer     not null,
    filter          text        not null,
    -- how many it added when it was chosen
    users           integer     not null,
    primary key (organisation_id, owner_id, list, id)
);
call bind_to_organisation('selected_filter');

create table selected_user (
    organisation_id uuid        not null,
    owner_id        uuid        not null,
    list            text        not null check (list in ('IMPORTED', 'USERS')),
    user_id         uuid        not null,
    -- false: left out of what the filters let through
    chosen          boolean     not null,
    primary key (organisation_id, owner_id, list, user_id),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id) on delete cascade
);
call bind_to_organisation('selected_user');
