-- a security key as a device: what its maker attested, and the name under which browsers offer it
create table secondfactor_key (
    device_id       text        not null primary key references secondfactor_device on delete cascade,
    host            text        not null check (host = lower(host)),
    origin          text        not null,
    credential_id   bytea       not null unique,
    credential      bytea       not null,
    attestation     bytea       not null,
    sign_count      bigint      not null,
    user_verified   boolean     not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    flagged_at      timestamptz
);
select system_table('secondfactor_key', 'a device serves its owner with every employer; seen through the ownership check');

-- where a login provider has sent one of its persons to add a device: for five minutes and once
create table secondfactor_handoff (
    key_hash     bytea       not null primary key,
    tenant_id    uuid        not null,
    connector_id uuid        not null,
    owner_key    bytea       not null check (length(owner_key) = 32),
    kind         text        not null check (kind in ('YUBIKEY', 'TOTP', 'TOTPH')),
    level        text        not null check (level in ('NONE', 'LOW', 'SUBSTANTIAL')),
    totp_secret  bytea,
    created_at   timestamptz not null,
    used_at      timestamptz
);
create index secondfactor_handoff_created on secondfactor_handoff (created_at);
select system_table('secondfactor_handoff', 'a browser comes with nothing but the key; the row says whose it is');
