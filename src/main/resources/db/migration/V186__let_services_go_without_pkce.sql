-- A service that keeps a secret may be one whose library cannot do PKCE (O1): only then is there a code without a challenge.
alter table service add column pkce_optional boolean not null default false;
alter table service_grant alter column challenge drop not null;
