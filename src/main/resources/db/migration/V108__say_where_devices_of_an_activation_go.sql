-- Where the devices of everybody activated together are sent, when it is not to the organisation's own address. The orders
-- keep it each for themselves; here it is forgotten when the run has ended.
alter table activation add column delivery_name text;
alter table activation add column delivery_street text;
alter table activation add column delivery_postal_code text check (delivery_postal_code ~ '^[0-9]{4}$');
alter table activation add column delivery_town text;
alter table activation add check (num_nonnulls(delivery_name, delivery_street, delivery_postal_code, delivery_town) in (0, 4));
