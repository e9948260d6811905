-- authenticator apps and passkeys of accounts; an account is platform's, whose table this module does not own
create table identity_app (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    id           uuid        not null,
    account_id   uuid        not null,
    name         text        not null check (name <> ''),
    secret       bytea       not null,
    last_step    bigint      not null,
    failures     int         not null default 0,
    locked_until timestamptz,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    primary key (tenant_id, id)
);
create index identity_app_account on identity_app (tenant_id, account_id);
select tenant_table('identity_app');

create table identity_passkey (
    tenant_id       uuid        not null default current_setting('app.tenant')::uuid,
    id              uuid        not null,
    account_id      uuid        not null,
    name            text        not null check (name <> ''),
    host            text        not null check (host = lower(host)),
    credential_id   bytea       not null,
    credential      bytea       not null,
    attestation     bytea       not null,
    sign_count      bigint      not null,
    user_verified   boolean     not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    flagged_at      timestamptz,
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, credential_id)
);
create index identity_passkey_account on identity_passkey (tenant_id, account_id);
select tenant_table('identity_passkey');

-- what counts once, for as long as it could come again
create table identity_used (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    hash      bytea       not null,
    used_at   timestamptz not null,
    primary key (tenant_id, hash)
);
create index identity_used_at on identity_used (tenant_id, used_at);
select tenant_table('identity_used');
