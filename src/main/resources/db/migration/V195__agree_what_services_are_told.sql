-- What was agreed with whoever runs a service: whether it knows users by a name of its own or by the one Ramme knows them by, and
-- whether it is a public body's, which alone may be told CPR numbers.
alter table service
    add column subject     text    not null default 'PAIRWISE' check (subject in ('PAIRWISE', 'USER')),
    add column public_body boolean not null default false,
    add constraint service_told_cpr check (public_body or not 'cpr' = any(string_to_array(scopes, E'\n')));
alter table service alter column subject drop default, alter column public_body drop default;
