-- whom an invoice to an EAN number is for
alter table organisation_data drop constraint organisation_data_kind_check;
alter table organisation_data add constraint organisation_data_kind_check check (kind in ('EAN', 'VOCES', 'FOCES',
    'INVOICE_EMAIL', 'INVOICE_EAN', 'INVOICE_NAME', 'INVOICE_ATTENTION', 'INVOICE_REFERENCE'));
drop index organisation_data_invoicing;
create unique index organisation_data_invoicing on organisation_data (organisation_id, kind)
    where kind in ('INVOICE_EMAIL', 'INVOICE_EAN', 'INVOICE_NAME', 'INVOICE_ATTENTION', 'INVOICE_REFERENCE');

-- the groups of news the organisation's administrators want in the notification centre alone; all others are mailed too
create table news_only_here (
    organisation_id uuid not null references organisation,
    news_group      text not null check (news_group in ('IMPORTS', 'REQUESTS', 'ORDERS')),
    primary key (organisation_id, news_group)
);
call bind_to_organisation('news_only_here');
