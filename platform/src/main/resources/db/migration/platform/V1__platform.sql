create table tenant (
    id          uuid    not null primary key,
    cvr         text    not null unique check (cvr ~ '^\d{8}$'),
    code        text             check (code ~ '^\d{3,4}$'),
    kind        text    not null check (kind in ('MUNICIPALITY', 'REGION', 'OTHER', 'OPERATOR')),
    name        text    not null check (name <> ''),
    status      text    not null check (status in ('NEW', 'ACTIVE', 'SUSPENDED', 'LEAVING', 'ERASED')),
    locale      text    not null default 'da',
    created_at  timestamptz not null default now()
);
select system_table('tenant', 'the register of tenants itself');

create table tenant_host (
    host      text not null primary key check (host = lower(host)),
    prefix    text,
    tenant_id uuid references tenant (id)
);
select system_table('tenant_host', 'the host of a request tells its tenant');

create table tenant_key (
    tenant_id  uuid        not null references tenant (id),
    key_id     int         not null,
    wrapped    bytea       not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    primary key (tenant_id, key_id)
);
select system_table('tenant_key', 'wrapped under the master key; opened when a tenant is first bound');

-- provisional: the module identity takes over how people sign in
create table account (
    tenant_id     uuid        not null default current_setting('app.tenant')::uuid,
    id            uuid        not null,
    user_name     text        not null check (user_name = lower(user_name)),
    display_name  text        not null,
    password_hash text        not null,
    roles         text[]      not null default '{}',
    person_id     uuid,
    status        text        not null default 'ACTIVE' check (status in ('ACTIVE', 'CLOSED')),
    failures      int         not null default 0,
    locked_until  timestamptz,
    last_sign_in  timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, user_name)
);
select tenant_table('account');

create table audit_entry (
    tenant_id      uuid        not null default current_setting('app.tenant')::uuid,
    id             uuid        not null,
    stream         text        not null check (stream in ('CHANGE', 'ACCESS')),
    at             timestamptz not null,
    actor          text        not null,
    actor_name     text        not null,
    action         text        not null,
    entity         text        not null,
    correlation    text        not null,
    payload_digest bytea       not null,
    primary key (tenant_id, id)
);
create index audit_entry_entity on audit_entry (tenant_id, entity, id);
create index audit_entry_actor on audit_entry (tenant_id, actor, id);
create index audit_entry_action on audit_entry (tenant_id, action, id);
create index audit_entry_correlation on audit_entry (tenant_id, correlation);
select append_only_table('audit_entry');

create table audit_payload (
    tenant_id uuid  not null default current_setting('app.tenant')::uuid,
    id        uuid  not null,
    salt      bytea not null,
    payload   text  not null,
    primary key (tenant_id, id)
);
select append_only_table('audit_payload');

create table audit_pending (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    id        uuid not null,
    stream    text not null,
    primary key (tenant_id, id)
);
select append_only_table('audit_pending');

create table audit_seal (
    tenant_id uuid   not null,
    stream    text   not null,
    seq       bigint not null,
    id        uuid   not null,
    primary key (tenant_id, stream, seq),
    unique (tenant_id, id)
);
select append_only_table('audit_seal');
revoke insert on audit_seal from faelled_app;

create table audit_block (
    tenant_id uuid   not null,
    stream    text   not null,
    no        bigint not null,
    first_seq bigint not null,
    count     int    not null,
    root      bytea  not null,
    hash      bytea  not null,
    sealed_at timestamptz not null,
    primary key (tenant_id, stream, no)
);
select append_only_table('audit_block');
revoke insert on audit_block from faelled_app;

-- the one who seals reads all tenants' new rows and writes nothing but seals
create policy sealing on audit_entry for select to faelled_audit using (true);
create policy sealing on audit_payload for select to faelled_audit using (true);
create policy sealing on audit_pending to faelled_audit using (true);
create policy sealing on audit_seal to faelled_audit using (true);
create policy sealing on audit_block to faelled_audit using (true);
grant select on audit_entry, audit_payload to faelled_audit;
grant select, delete on audit_pending to faelled_audit;
grant select, insert on audit_seal, audit_block to faelled_audit;

create table service_account (
    tenant_id   uuid not null default current_setting('app.tenant')::uuid,
    id          uuid not null,
    name        text not null check (name <> ''),
    purpose     text not null default '',
    responsible uuid not null,
    primary key (tenant_id, id)
);
select tenant_table('service_account');

create table api_key (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    id           uuid        not null,
    account_id   uuid        not null,
    name         text        not null check (name <> ''),
    prefix       text        not null,
    hash         bytea       not null,
    permissions  text[]      not null,
    cidrs        text[]      not null default '{}',
    per_second   int         not null default 50,
    burst        int         not null default 200,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    replaced_by  uuid,
    revoked_at   timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references service_account (tenant_id, id)
);
create index api_key_account on api_key (tenant_id, account_id);
create index api_key_expiry on api_key (tenant_id, expires_at);
select tenant_table('api_key');

create table api_key_prefix (
    prefix    text not null primary key,
    tenant_id uuid not null references tenant (id)
);
select system_table('api_key_prefix', 'the prefix of a key tells its tenant');

create table setting (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    key        text        not null,
    value      text        not null,
    changed_by text        not null,
    changed_at timestamptz not null default now(),
    primary key (tenant_id, key)
);
select tenant_table('setting');

create table idempotency (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    key        text        not null,
    actor      text        not null,
    digest     bytea       not null,
    status     int         not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, actor, key)
);
select tenant_table('idempotency');
