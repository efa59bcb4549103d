-- What an organisation brought with it: EAN numbers, certificates in use, how it is invoiced.
create table organisation_data (
    organisation_id uuid        not null references organisation,
    kind            text        not null check (kind in ('EAN', 'VOCES', 'FOCES', 'INVOICE_EMAIL', 'INVOICE_EAN',
                                    'INVOICE_ATTENTION', 'INVOICE_REFERENCE')),
    value           text        not null check (length(value) between 1 and 254),
    label           text        not null default '' check (length(label) <= 200),
    valid_until     date,
    taken_at        timestamptz not null,
    primary key (organisation_id, kind, value)
);
call bind_to_organisation('organisation_data');
-- an organisation is invoiced in one way
create unique index organisation_data_invoicing on organisation_data (organisation_id, kind)
    where kind in ('INVOICE_EMAIL', 'INVOICE_EAN', 'INVOICE_ATTENTION', 'INVOICE_REFERENCE');
