-- What each known right is for, in both languages, and where it is used. Whoever gives a right or asks for one reads it.
alter table known_right
    add column service        text not null default '' check (length(service) <= 100),
    add column description    text not null default '' check (length(description) <= 500),
    add column description_en text not null default '' check (length(description_en) <= 500);

update known_right k set service = d.service, description = d.da, description_en = d.en
from (values
    ('DIGITAL_POST', 'virk.dk', 'Læse og sende organisationens post fra det offentlige.', 'Read and send the organisation''s mail from public authorities.'),
    ('NEMREFUSION', 'virk.dk', 'Anmelde sygefravær og barsel og søge refusion af dagpenge.', 'Report sickness absence and parental leave, and apply for refunds.'),
    ('TINGLYSNING', 'tinglysning.dk', 'Anmelde og underskrive skøder, pant og andre rettigheder over ejendom.', 'File and sign deeds, mortgages and other rights over property.'),
    ('TASTSELV_ERHVERV', 'skat.dk', 'Indberette og rette moms, skat og afgifter.', 'Report and correct VAT, tax and duties.'),
    ('VIRK_REPORTING', 'virk.dk', 'Udfylde og sende indberetninger til myndigheder.', 'Fill in and send reports to public authorities.'),
    ('COMPANY_REGISTRATION', 'virk.dk', 'Starte, ændre og lukke virksomheder i CVR.', 'Start, change and close companies in the company register.'),
    ('ANNUAL_REPORT', 'virk.dk', 'Indsende organisationens årsrapport.', 'Submit the organisation''s annual report.'),
    ('AUB', 'virk.dk', 'Søge tilskud og refusion for elever og lærlinge.', 'Apply for grants and refunds for trainees and apprentices.'),
    ('EASY', 'virk.dk', 'Anmelde arbejdsulykker og følge sagerne.', 'Report occupational injuries and follow the cases.'),
    ('STATISTICS', 'dst.dk', 'Indberette tal til Danmarks Statistik.', 'Report figures to Statistics Denmark.'),
    ('EINCOME', 'skat.dk', 'Indberette løn og andre indkomster for ansatte.', 'Report wages and other income of employees.'),
    ('MATERNITY_FUND', 'barsel.dk', 'Søge refusion for løn under barsel.', 'Apply for refunds of wages during parental leave.'),
    ('LAND_REGISTER', 'ois.dk', 'Slå oplysninger om ejendomme op.', 'Look up information about properties.'),
    ('AGRICULTURE', 'lbst.dk', 'Søge landbrugsstøtte og indberette om marker og dyr.', 'Apply for agricultural support and report on fields and animals.'),
    ('HEALTH_DATA', 'sundhedsdatastyrelsen.dk', 'Udveksle sundhedsoplysninger med andre parter i sundhedsvæsenet.', 'Exchange health information with others in health care.'),
    ('COURT_CASES', 'minretssag.dk', 'Anlægge og følge civile sager ved domstolene.', 'Bring and follow civil cases before the courts.'),
    ('POLICE_CHECKS', 'politi.dk', 'Bestille børneattester på ansatte og frivillige.', 'Order child protection certificates for staff and volunteers.'),
    ('VEHICLES', 'motorregister.skat.dk', 'Registrere, omregistrere og afmelde køretøjer.', 'Register, transfer and deregister vehicles.')
) as d (code, service, da, en)
where d.code = k.code;
