-- what OpenID Connect needs of a system besides its terms
create table identity_oidc_client (
    tenant_id       uuid        not null default current_setting('app.tenant')::uuid,
    provider_id     uuid        not null,
    realm           boolean     not null,
    open_client     boolean     not null,
    secret_hash     bytea       check (octet_length(secret_hash) = 32),
    secret_at       timestamptz,
    redirect_uris   text[]      not null,
    logout_uris     text[]      not null,
    backchannel_uri text,
    algorithm       text        not null check (algorithm in ('ES256', 'RS256')),
    pkce            boolean     not null,
    refresh         boolean     not null,
    service         boolean     not null,
    service_roles   text[]      not null,
    roles_system    text        not null,
    loa             text        not null check (loa in ('NUMBER', 'URI')),
    primary key (tenant_id, provider_id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade,
    check (not open_client or (pkce and secret_hash is null and not service))
);
select tenant_table('identity_oidc_client');

-- what a system was given: a code, then tokens. Of each only a hash, so that a stolen table opens nothing
create table identity_oidc_grant (
    tenant_id      uuid        not null default current_setting('app.tenant')::uuid,
    id             text        not null,
    provider_id    uuid        not null,
    issuer         text        not null,
    grant_type     text        not null,
    subject        text        not null,
    account_id     uuid,
    session        uuid,
    auth_time      timestamptz,
    level          text        not null,
    second         boolean     not null,
    acr            text        not null,
    amr            text[]      not null,
    scopes         text[]      not null,
    redirect_uri   text,
    challenge      text,
    nonce          text,
    code_hash      bytea,
    code_until     timestamptz,
    code_used      boolean     not null default false,
    access_hash    bytea,
    access_at      timestamptz,
    access_until   timestamptz,
    access_ended   boolean     not null default false,
    refresh_hash   bytea,
    refresh_at     timestamptz,
    refresh_until  timestamptz,
    revoked        boolean     not null default false,
    version        int         not null default 0,
    until          timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade
);
create unique index identity_oidc_grant_code on identity_oidc_grant (tenant_id, code_hash) where code_hash is not null;
create unique index identity_oidc_grant_access on identity_oidc_grant (tenant_id, access_hash) where access_hash is not null;
create unique index identity_oidc_grant_refresh on identity_oidc_grant (tenant_id, refresh_hash) where refresh_hash is not null;
create index identity_oidc_grant_session on identity_oidc_grant (tenant_id, session) where session is not null;
create index identity_oidc_grant_provider on identity_oidc_grant (tenant_id, provider_id);
create index identity_oidc_grant_until on identity_oidc_grant (tenant_id, until);
select tenant_table('identity_oidc_grant');

-- refresh tokens that were replaced: who shows one again has stolen it, or was stolen from
create table identity_oidc_former (
    tenant_id uuid  not null default current_setting('app.tenant')::uuid,
    hash      bytea not null,
    grant_id  text  not null,
    primary key (tenant_id, hash),
    foreign key (tenant_id, grant_id) references identity_oidc_grant (tenant_id, id) on delete cascade
);
create index identity_oidc_former_grant on identity_oidc_former (tenant_id, grant_id);
select tenant_table('identity_oidc_former');

-- systems that are still to be told of the end of a session
create table identity_oidc_logout (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    id          uuid        not null,
    provider_id uuid        not null,
    issuer      text        not null,
    subject     text        not null,
    session     uuid        not null,
    tries       int         not null default 0,
    due_at      timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade
);
create index identity_oidc_logout_due on identity_oidc_logout (tenant_id, due_at);
create index identity_oidc_logout_provider on identity_oidc_logout (tenant_id, provider_id);
select tenant_table('identity_oidc_logout');

-- the name of the realm under which clients of the organisation's API find us
create table identity_oidc_realm (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    name      text not null check (name ~ '^[a-z0-9-]{1,50}$'),
    primary key (tenant_id)
);
select tenant_table('identity_oidc_realm');
