-- Whom the digest has told of, and for which reason. Whoever needs nothing any more is forgotten, and new when it comes again.
create table need_told (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    reason          text        not null,
    told_at         timestamptz not null,
    primary key (organisation_id, user_id, reason),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id) on delete cascade
);
call bind_to_organisation('need_told');
