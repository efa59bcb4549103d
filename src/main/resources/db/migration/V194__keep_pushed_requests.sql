-- A request that a service handed over itself before it sends anybody (RFC 9126): under the hash of the name it was told, until it
-- is taken, which happens once.
alter table service_request drop constraint service_request_kind_check;
alter table service_request add constraint service_request_kind_check check (kind in ('LOGIN', 'LOGOUT', 'PUSHED'));
