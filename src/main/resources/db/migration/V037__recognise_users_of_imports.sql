-- A person of the source may be a user here already. With another RID number the administrator decides; the one who stands
-- here is looked up when the rows are shown, so nothing of theirs but the id is kept.
alter table import_duplicate
    add column user_id    uuid,
    -- who decided last, for another who decides at the same time
    add column decided_by text,
    add column decided_at timestamptz;
alter table import_administrator
    add column decided_by text,
    add column decided_at timestamptz;

-- RID numbers of the source that went to a user who was here already, so that later rows with rights find them.
create table import_joined (
    organisation_id uuid not null,
    import_id       uuid not null,
    rid             text not null,
    user_id         uuid not null,
    primary key (organisation_id, import_id, rid),
    foreign key (organisation_id, import_id) references import_run (organisation_id, id)
);
call bind_to_organisation('import_joined');

-- users who have no RID number are few beside a million who have: found without passing those
create index organisation_user_without_rid on organisation_user (organisation_id, cpr_index)
    where rid is null and cpr_index is not null;
