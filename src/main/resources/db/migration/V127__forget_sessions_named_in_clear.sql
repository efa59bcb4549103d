-- From now on a session lies here under a hash of what the browser has. Those from before, whose names would still let somebody
-- in who reads them, end: their people log in once more.
delete from spring_session;
