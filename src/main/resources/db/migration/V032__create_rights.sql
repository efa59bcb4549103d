-- The rights that can be told apart by name. The same for all organisations; kept by the operator.
create table known_right (
    code    text   primary key check (code ~ '^[A-Z][A-Z0-9_]*$'),
    name    text     not null unique check (length(name) between 1 and 200),
    name_en text     not null check (length(name_en) between 1 and 200),
    -- what else sources call it; written without blanks, signs and capitals
    aliases text[]   not null default '{}'
);
insert into known_right (code, name, name_en, aliases) values
    ('DIGITAL_POST',           'Digital Post',                        'Digital Post',                          '{digitalpostvirksomhed,digitalposterhverv}'),
    ('NEMREFUSION',            'NemRefusion',                         'NemRefusion (sick pay refunds)',        '{nemrefusionindberet}'),
    ('TINGLYSNING',            'Tinglysning',                         'Land registration',                     '{digitaltinglysning,tinglysningdk}'),
    ('TASTSELV_ERHVERV',       'Skat TastSelv Erhverv',               'Tax: TastSelv Erhverv',                 '{tastselverhverv,skattastselv,skat,tastselv}'),
    ('VIRK_REPORTING',         'Virk Indberet',                       'Virk reporting',                        '{virkindberetning,indberetvirk,virk}'),
    ('COMPANY_REGISTRATION',   'Erhvervsstyrelsen: start og ret virksomhed', 'Company registration',           '{startvirksomhed,virksomhedsregistrering,registrervirksomhed}'),
    ('ANNUAL_REPORT',          'Regnskab Basis og Regnskab Special',  'Annual reports',                        '{regnskabbasis,regnskabspecial,årsrapport,regnskab}'),
    ('AUB',                    'AUB',                                 'AUB (apprenticeship refunds)',          '{arbejdsgivernesuddannelsesbidrag}'),
    ('EASY',                   'EASY',                                'EASY (occupational injuries)',          '{easyarbejdsskade,easyarbejdsulykker}'),
    ('STATISTICS',             'Danmarks Statistik',                  'Statistics Denmark',                    '{dst,idep,statistik}'),
    ('EINCOME',                'eIndkomst',                           'eIncome',                               '{eindkomstlønangivelse}'),
    ('MATERNITY_FUND',         'Barsel.dk',                           'Barsel.dk (maternity fund)',            '{barsel,barseldk}'),
    ('LAND_REGISTER',          'OIS og ejendomsdata',                 'Property data',                         '{ois,ejendomsdata}'),
    ('AGRICULTURE',            'Landbrugsstyrelsen: Tast selv-service', 'Agriculture self-service',            '{landbrugsstyrelsen,fællesskema}'),
    ('HEALTH_DATA',            'Sundhedsdatanettet',                  'Health data network',                   '{sundhedsdata,sds}'),
    ('COURT_CASES',            'Minretssag.dk',                       'Court cases',                           '{minretssag,minretssagdk}'),
    ('POLICE_CHECKS',          'Børneattester',                       'Child protection certificates',         '{børneattest,boerneattester}'),
    ('VEHICLES',               'Motorregister',                       'Vehicle register',                      '{motorregistret,dmr}');
revoke insert, update, delete on known_right from ${runtimeRole};

-- What users may do in self-services. A right nobody knows stays as the source called it, marked by having no code.
create table user_right (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    code            text        references known_right,
    origin          text        not null check (origin in ('IMPORTED', 'GIVEN')),
    given_at        timestamptz not null,
    primary key (organisation_id, user_id, name),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('user_right');
