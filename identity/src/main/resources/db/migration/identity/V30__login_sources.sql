-- other providers that people of an authority may sign in through (loginkilder)
create table identity_login_source (
    tenant_id     uuid    not null default current_setting('app.tenant')::uuid,
    id            uuid    not null,
    kind          text    not null check (kind in ('OIDC', 'SAML')),
    name          text    not null check (name <> ''),
    enabled       boolean not null,
    home          text    not null check (home in ('NOBODY', 'DOMAINS', 'EVERYBODY')),
    home_domains  text[]  not null,
    person_by     text    not null check (person_by in ('CPR', 'USER_NAME', 'UUID')),
    person_claim  text    not null,
    cut           boolean not null,
    person_domain text    not null,
    creates       boolean not null,
    level_claim   text    not null,
    level_values  text[]  not null,
    levels        text[]  not null check (levels <@ array['NONE', 'LOW', 'SUBSTANTIAL', 'HIGH']),
    most          text    not null check (most in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    second_claim  text    not null,
    second_value  text    not null,
    primary key (tenant_id, id),
    unique (tenant_id, name),
    check (cardinality(level_values) = cardinality(levels))
);
select tenant_table('identity_login_source');

create table identity_oidc_source (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    source_id uuid        not null,
    issuer    text        not null,
    client_id text        not null,
    -- under the authority's key; null for a client that keeps none
    secret    bytea,
    scopes    text[]      not null,
    userinfo  boolean     not null,
    classes   text[]      not null,
    -- what the provider said of itself when it was read last
    discovery text        not null check (octet_length(discovery) <= 16384),
    read_at   timestamptz not null,
    failure   text,
    primary key (tenant_id, source_id),
    foreign key (tenant_id, source_id) references identity_login_source (tenant_id, id) on delete cascade
);
select tenant_table('identity_oidc_source');

create table identity_saml_source (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    source_id uuid        not null,
    address   text        check (address <> ''),
    encrypted boolean     not null,
    classes   text[]      not null,
    xml       text        not null check (octet_length(xml) <= 262144),
    version   int         not null,
    read_at   timestamptz not null,
    failure   text,
    primary key (tenant_id, source_id),
    foreign key (tenant_id, source_id) references identity_login_source (tenant_id, id) on delete cascade
);
select tenant_table('identity_saml_source');

-- answers that came by a form of another site, without the session: sealed, for a few minutes, until the browser fetches them
create table identity_source_answer (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    key_hash  bytea       not null,
    source_id uuid        not null,
    sealed    bytea       not null,
    at        timestamptz not null,
    primary key (tenant_id, key_hash),
    foreign key (tenant_id, source_id) references identity_login_source (tenant_id, id) on delete cascade
);
create index identity_source_answer_at on identity_source_answer (tenant_id, at);
create index identity_source_answer_source on identity_source_answer (tenant_id, source_id);
select tenant_table('identity_source_answer');

-- whoever such a provider sends may be nobody here
alter table identity_refusal alter column account_id drop not null;
alter table identity_refusal add column source_id uuid;
alter table identity_refusal add check ((account_id is null) <> (source_id is null));
create index identity_refusal_source on identity_refusal (tenant_id, source_id, at) where source_id is not null;
