-- How a section was read (encoding, lines, order of dates and names, what its rows say of it), and what an administrator
-- has said instead. Nothing of it is a CPR number.
alter table import_section add column reading jsonb;
