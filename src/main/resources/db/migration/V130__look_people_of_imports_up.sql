-- What the words of a chunk begin with (names, e-mail addresses, RID numbers, rights), hashed into a set of bits: tells which
-- of the sealed chunks may hold somebody who is looked for.
alter table import_chunk add column words bytea;
