-- besides a system's terms, what it is told and how its protocol is spoken has a history too (BEY-10)
alter table identity_provider_version rename column terms to state;
alter table identity_provider_version
    add column part text not null default 'TERMS' check (part in ('TERMS', 'CLAIMS', 'SAML', 'OIDC', 'RADIUS'));
alter table identity_provider_version alter column part drop default;
