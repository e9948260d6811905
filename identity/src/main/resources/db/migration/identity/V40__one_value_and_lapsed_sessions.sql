-- of several values of a claim its owner chooses one on the way in
alter table identity_claim add column single boolean not null default false;
-- what was chosen: while a request waits, and then for what was given for it, as {"name of the claim": "value"}
alter table identity_detour add column chosen jsonb not null default '{}';
alter table identity_oidc_grant add column chosen jsonb not null default '{}';

-- when it is to be looked whether a session that a system was told of is still open; a session ends by itself, too
alter table identity_service_session add column look_at timestamptz not null default now();
create index identity_service_session_look on identity_service_session (tenant_id, look_at);
