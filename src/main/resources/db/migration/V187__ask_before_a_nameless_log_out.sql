-- Somebody is sent to be logged out without a word of who sends them: they are asked all the same.
alter table service_request alter column service_id drop not null;
alter table service_request add check (service_id is not null or kind = 'LOGOUT');
