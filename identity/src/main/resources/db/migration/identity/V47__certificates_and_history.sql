-- certificates by which systems and other providers are known, as their descriptions show them (ADM-09)
create table identity_certificate (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    id          uuid        not null default gen_random_uuid(),
    -- whose it is: one of the two
    provider_id uuid,
    source_id   uuid,
    -- SHA-256 of the certificate, in hexadecimal
    fingerprint text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    subject     text        not null,
    signs       boolean     not null,
    encrypts    boolean     not null,
    valid_until timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, provider_id, fingerprint),
    unique (tenant_id, source_id, fingerprint),
    -- they are removed with their holder, and what was to be done about them is closed then
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) deferrable initially deferred,
    foreign key (tenant_id, source_id) references identity_login_source (tenant_id, id) deferrable initially deferred,
    check (num_nonnulls(provider_id, source_id) = 1)
);
create index identity_certificate_until on identity_certificate (tenant_id, valid_until, id);
select tenant_table('identity_certificate');

-- the terms on which a system was let in, each time they became others (BEY-10)
create table identity_provider_version (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    provider_id uuid        not null,
    number      int         not null,
    terms       jsonb       not null,
    -- who made them so
    actor       text        not null,
    at          timestamptz not null,
    primary key (tenant_id, provider_id, number),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade
);
select tenant_table('identity_provider_version');

-- sign-ins that another provider has vouched for, so that each side can end them at the other (IDP-15); kept for a week
create table identity_source_stay (
    tenant_id     uuid        not null default current_setting('app.tenant')::uuid,
    id            uuid        not null,
    -- of a login source, or of one that was removed, until those who were told of its sessions have been told of their end
    source_id     uuid        not null,
    account_id    uuid        not null,
    -- what a provider that speaks SAML calls the person, under the authority's key; null of any other
    named         bytea,
    -- and the session; opens nothing
    session_index text,
    at            timestamptz not null,
    primary key (tenant_id, id)
);
create index identity_source_stay_session on identity_source_stay (tenant_id, source_id, session_index);
create index identity_source_stay_account on identity_source_stay (tenant_id, source_id, account_id);
create index identity_source_stay_at on identity_source_stay (tenant_id, at);
select tenant_table('identity_source_stay');
