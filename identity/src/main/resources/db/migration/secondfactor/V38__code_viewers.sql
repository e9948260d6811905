-- how the clock of a code viewer goes, which nobody can set: steps that it is ahead of ours
create table secondfactor_viewer (
    device_id text not null primary key references secondfactor_device on delete cascade,
    algorithm text not null check (algorithm in ('SHA1', 'SHA256', 'SHA512')),
    drift     int  not null
);
select system_table('secondfactor_viewer', 'a device serves its owner with every employer; seen through the ownership check');

-- the code viewers that an authority has bought, handed out or not
create table secondfactor_hardware (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    serial      text        not null check (serial ~ '^[A-Za-z0-9._-]{1,64}$'),
    secret      bytea       not null,
    algorithm   text        not null check (algorithm in ('SHA1', 'SHA256', 'SHA512')),
    device_id   text,
    imported_at timestamptz not null,
    primary key (tenant_id, serial)
);
create index secondfactor_hardware_device on secondfactor_hardware (tenant_id, device_id) where device_id is not null;
select tenant_table('secondfactor_hardware');
