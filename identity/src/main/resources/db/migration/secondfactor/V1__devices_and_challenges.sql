-- a device belongs to a person, and one phone serves two employers: devices and open challenges are no authority's. What
-- an authority may see of them, its own tables say
create table secondfactor_device (
    device_id      text        not null primary key check (device_id ~ '^\d{3}-\d{3}-\d{3}-\d{3}$'),
    type           text        not null check (type in ('WINDOWS', 'IOS', 'ANDROID', 'CHROME', 'EDGE', 'FIREFOX', 'YUBIKEY',
                                                        'TOTP', 'TOTPH')),
    name           text        not null check (name <> ''),
    secret_hash    bytea       not null,
    client_version text        not null,
    web_app        boolean     not null default false,
    push_token     text,
    push_hash      bytea,
    owner_key      bytea       check (length(owner_key) = 32),
    level          text        not null default 'NONE' check (level in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    prime          boolean     not null default false,
    roaming        boolean     not null default false,
    passwordless   boolean     not null default false,
    robot          boolean     not null default false,
    serial_number  text,
    pin_salt       bytea,
    pin_hash       bytea,
    fails          int         not null default 0,
    locks          int         not null default 0,
    locked_until   timestamptz,
    totp_secret    bytea,
    last_step      bigint      not null default -1,
    disabled_at    timestamptz,
    created_at     timestamptz not null,
    bound_at       timestamptz,
    last_used_at   timestamptz,
    check (not robot or owner_key is null and level = 'NONE'),
    check ((pin_salt is null) = (pin_hash is null)),
    check (owner_key is not null or not prime)
);
create index secondfactor_device_owner on secondfactor_device (owner_key) where owner_key is not null;
create unique index secondfactor_device_prime on secondfactor_device (owner_key) where prime;
create unique index secondfactor_device_push on secondfactor_device (push_hash) where disabled_at is null and push_hash is not null;
create index secondfactor_device_serial on secondfactor_device (serial_number) where serial_number is not null;
create index secondfactor_device_disabled on secondfactor_device (disabled_at) where disabled_at is not null;
create index secondfactor_device_unbound on secondfactor_device (created_at) where bound_at is null and disabled_at is null;
create index secondfactor_device_used on secondfactor_device (coalesce(last_used_at, bound_at)) where disabled_at is null;
select system_table('secondfactor_device', 'a device serves its owner with every employer; seen through the ownership check');

-- those of the last minutes; later they are the history of the authority that asked
create table secondfactor_challenge (
    subscription_key uuid        not null primary key,
    polling_key      uuid        not null unique,
    device_id        text        not null,
    device_type      text        not null,
    owner_key        bytea,
    tenant_id        uuid        not null,
    connector_id     uuid        not null,
    server_name      text        not null,
    system_name      text        not null,
    user_name        text        not null,
    code             text        not null,
    matching         boolean     not null,
    passwordless     boolean     not null,
    pushing          boolean     not null,
    state            text        not null default 'OPEN' check (state in ('OPEN', 'AUTHENTICATED', 'REJECTED', 'EXPIRED', 'SUPERSEDED')),
    created_at       timestamptz not null,
    pushed_at        timestamptz,
    fetched_at       timestamptz,
    answered_at      timestamptz,
    changed_at       timestamptz not null default clock_timestamp()
);
create index secondfactor_challenge_device on secondfactor_challenge (device_id) where state = 'OPEN';
create index secondfactor_challenge_age on secondfactor_challenge (tenant_id, created_at);
create index secondfactor_challenge_changed on secondfactor_challenge (changed_at);
select system_table('secondfactor_challenge', 'the device that answers it belongs to no tenant; the row says who asked');

-- who is asked too often: one row for each who is asked, the same for all authorities
create table secondfactor_fatigue (
    owner_key     bytea         not null primary key check (length(owner_key) = 32),
    asked         timestamptz[] not null default '{}',
    blocked_until timestamptz,
    changed_at    timestamptz   not null default now()
);
create index secondfactor_fatigue_changed on secondfactor_fatigue (changed_at);
select system_table('secondfactor_fatigue', 'somebody who is plagued is plagued by all authorities together');

create table secondfactor_history (
    tenant_id        uuid        not null default current_setting('app.tenant')::uuid,
    subscription_key uuid        not null,
    device_id        text        not null,
    device_type      text        not null,
    owner_key        bytea,
    connector_id     uuid        not null,
    server_name      text        not null,
    system_name      text        not null,
    user_name        text        not null,
    state            text        not null,
    created_at       timestamptz not null,
    pushed_at        timestamptz,
    fetched_at       timestamptz,
    answered_at      timestamptz,
    primary key (tenant_id, subscription_key)
);
create index secondfactor_history_at on secondfactor_history (tenant_id, created_at);
create index secondfactor_history_owner on secondfactor_history (tenant_id, owner_key, created_at);
select tenant_table('secondfactor_history');

-- a sign-in point that calls with a key of platform; the id is that of the key's service account, which outlives keys
create table secondfactor_connector (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    id           uuid        not null,
    name         text        not null check (name <> ''),
    kind         text        not null check (kind in ('SERVER', 'MUNICIPALITY', 'LOGIN_PROVIDER')),
    any_owner    boolean     not null default false,
    redirects    text[]      not null default '{}',
    version      text        not null default '',
    last_used_at timestamptz,
    created_at   timestamptz not null,
    primary key (tenant_id, id)
);
select tenant_table('secondfactor_connector');

-- whose devices a sign-in point may see: those it has named itself in the last 24 hours
create table secondfactor_given (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    connector_id uuid        not null,
    owner_key    bytea       not null,
    at           timestamptz not null,
    primary key (tenant_id, connector_id, owner_key)
);
create index secondfactor_given_at on secondfactor_given (tenant_id, at);
select tenant_table('secondfactor_given');

-- a device that serves within one authority only, bound there by hand
create table secondfactor_local (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    device_id text        not null,
    owner_key bytea       not null check (length(owner_key) = 32),
    level     text        not null check (level in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    prime     boolean     not null default false,
    by_actor  uuid        not null,
    at        timestamptz not null,
    primary key (tenant_id, device_id)
);
create index secondfactor_local_owner on secondfactor_local (tenant_id, owner_key);
create unique index secondfactor_local_prime on secondfactor_local (tenant_id, owner_key) where prime;
select tenant_table('secondfactor_local');

create table secondfactor_pseudonym (
    tenant_id uuid  not null default current_setting('app.tenant')::uuid,
    pseudonym text  not null check (pseudonym = lower(pseudonym)),
    owner_key bytea not null check (length(owner_key) = 32),
    primary key (tenant_id, pseudonym)
);
create index secondfactor_pseudonym_owner on secondfactor_pseudonym (tenant_id, owner_key);
select tenant_table('secondfactor_pseudonym');

-- who of the authority is known here: the account, and under which key its devices are found
create table secondfactor_person (
    tenant_id  uuid  not null default current_setting('app.tenant')::uuid,
    account_id uuid  not null,
    owner_key  bytea not null check (length(owner_key) = 32),
    primary key (tenant_id, account_id)
);
create index secondfactor_person_owner on secondfactor_person (tenant_id, owner_key);
select tenant_table('secondfactor_person');

-- a robot's codes are made by a program of the authority
create table secondfactor_robot (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    device_id text        not null,
    at        timestamptz not null,
    primary key (tenant_id, device_id)
);
select tenant_table('secondfactor_robot');

-- who we are to push services: one row
create table secondfactor_vapid (
    id         int   not null primary key default 1 check (id = 1),
    public_key bytea not null,
    sealed     bytea not null
);
select system_table('secondfactor_vapid', 'a push service knows the installation, not its authorities');
