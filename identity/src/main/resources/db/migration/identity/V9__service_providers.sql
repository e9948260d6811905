-- systems that people sign in to through us (tjenesteudbydere), and on which terms
create table identity_service_provider (
    tenant_id           uuid    not null default current_setting('app.tenant')::uuid,
    id                  uuid    not null,
    entity_id           text    not null check (entity_id <> ''),
    name                text    not null check (name <> ''),
    protocol            text    not null check (protocol in ('SAML20', 'OIDC10')),
    enabled             boolean not null,
    level_required      text    not null check (level_required in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    policy              text    not null check (policy in ('NEVER', 'DEPENDS', 'ALWAYS_UNKNOWN_NETWORK', 'ALWAYS')),
    exempt              text[]  not null,
    domains             text[]  not null,
    known_networks_only boolean not null,
    password_minutes    int     check (password_minutes >= 10),
    second_minutes      int     check (second_minutes >= 10),
    notes               text    not null,
    primary key (tenant_id, id),
    unique (tenant_id, entity_id)
);
create index identity_service_provider_name on identity_service_provider (tenant_id, name collate "da-x-icu", id);
select tenant_table('identity_service_provider');

-- where somebody who is asked for something on the way goes on: once, and for ten minutes
create table identity_detour (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    key_hash    bytea       not null,
    provider_id uuid        not null,
    path        text        not null,
    request     text        not null,
    since       timestamptz not null,
    at          timestamptz not null,
    primary key (tenant_id, key_hash),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade
);
create index identity_detour_at on identity_detour (tenant_id, at);
create index identity_detour_provider on identity_detour (tenant_id, provider_id);
select tenant_table('identity_detour');

-- which systems were told of a session, so that they can be told of its end
create table identity_service_session (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    session     uuid        not null,
    provider_id uuid        not null,
    account_id  uuid        not null,
    name_id     text        not null,
    at          timestamptz not null,
    primary key (tenant_id, session, provider_id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade
);
create index identity_service_session_provider on identity_service_session (tenant_id, provider_id);
create index identity_service_session_at on identity_service_session (tenant_id, at);
select tenant_table('identity_service_session');

-- keys that an authority signs with; the private part is sealed under the authority's key
create table identity_signing_key (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    id          text        not null,
    algorithm   text        not null check (algorithm in ('ES256', 'RS256')),
    state       text        not null check (state in ('NEXT', 'PRIMARY', 'FORMER')),
    sealed      bytea       not null,
    certificate bytea       not null,
    created_at  timestamptz not null,
    primary key (tenant_id, id)
);
create unique index identity_signing_key_primary on identity_signing_key (tenant_id, algorithm) where state = 'PRIMARY';
create unique index identity_signing_key_next on identity_signing_key (tenant_id, algorithm) where state = 'NEXT';
select tenant_table('identity_signing_key');
