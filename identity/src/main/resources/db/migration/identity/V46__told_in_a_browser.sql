-- The browser in which a system was told of a session, by a hash: there alone can a system of SAML be told that it has ended.
alter table identity_service_session add column browser text check (browser ~ '^[0-9a-f]{64}$');
create index identity_service_session_browser on identity_service_session (tenant_id, browser) where browser is not null;
