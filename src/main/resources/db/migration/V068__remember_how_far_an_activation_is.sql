-- Users are decided about in the order of their ids: where the run is, so that the next chunk is found without walking
-- over all who have been decided about.
alter table activation add column reached uuid;
