-- What the trail tells of an invitation or of somebody's wish to be a user is told of the user they became: these are found from
-- the user.
create index appointment_by_user on appointment (organisation_id, user_id) where user_id is not null;
create index employee_request_by_user on employee_request (organisation_id, user_id) where user_id is not null;
