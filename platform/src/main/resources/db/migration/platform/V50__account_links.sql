-- one-time links by which somebody sets the password of a first account; only their hashes are kept
create table account_link (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    hash         bytea       not null,
    user_name    text        not null check (user_name = lower(user_name)),
    display_name text        not null,
    roles        text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    primary key (tenant_id, hash)
);
select tenant_table('account_link');

create index tenant_host_tenant on tenant_host (tenant_id);
