-- Where a device is sent, as it was said when it was ordered: what the organisation's address becomes later does not move it.
-- An order from before has none, and one whose user has been erased has lost what was typed for it.
alter table device_order add column delivery text not null default 'ORGANISATION'
    check (delivery in ('ORGANISATION', 'OTHER'));
alter table device_order add column delivery_name text;
alter table device_order add column delivery_street text;
alter table device_order add column delivery_postal_code text check (delivery_postal_code ~ '^[0-9]{4}$');
alter table device_order add column delivery_town text;
alter table device_order add check ((delivery_name is null) = (delivery_street is null));
alter table device_order add check (delivery_street is not null or delivery_postal_code is null and delivery_town is null);
alter table device_order add check (delivery <> 'OTHER' or state <> 'ORDERED' or delivery_town is not null);
