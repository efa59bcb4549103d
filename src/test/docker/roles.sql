-- Runs once, when the database of docker-compose.yml is new. The passwords are for this machine alone.
create role ramme_owner login password 'demo-never-in-production';
create role ramme_app login password 'demo-never-in-production';
create database ramme owner ramme_owner;
