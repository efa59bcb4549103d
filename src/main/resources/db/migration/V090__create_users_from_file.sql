-- A user administrator creates users from a file: read, looked at and run as an import is, and beside one.
alter table import_run add column takes_persons boolean not null default false;
alter table import_run add check (not takes_persons
    or not (takes_users or takes_administrators or takes_organisation));
drop index import_run_open;
create unique index import_run_open on import_run (organisation_id, takes_persons)
    where state in ('READING', 'READY', 'QUEUED', 'RUNNING');
drop index import_run_by_time;
create index import_run_by_time on import_run (organisation_id, takes_persons, created_at desc);
alter table import_section drop constraint import_section_section_check;
alter table import_section add check (section in ('USERS', 'RIGHTS', 'ADMINISTRATORS', 'ORGANISATION', 'PERSONS'));

-- whoever is created is looked for among those born the same day
create index organisation_user_by_birth_date on organisation_user (organisation_id, birth_date);
