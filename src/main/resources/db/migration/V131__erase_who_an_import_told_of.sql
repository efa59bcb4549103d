-- Whether names, RID numbers and values in what an import found have been erased; the counts of its report stay.
alter table import_run add column people_erased boolean not null default false;
create index import_run_people_to_erase on import_run (finished_at) where not people_erased;
