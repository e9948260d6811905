alter table identity_service_provider drop constraint identity_service_provider_protocol_check;
alter table identity_service_provider add constraint identity_service_provider_protocol_check
    check (protocol in ('SAML20', 'OIDC10', 'RADIUS'));

-- what RADIUS needs of a system besides its terms; the secret is sealed under the authority's key
create table identity_radius_client (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    provider_id uuid        not null,
    secret      bytea       not null,
    secret_at   timestamptz not null,
    -- requests without a proof of their own are taken
    legacy      boolean     not null,
    primary key (tenant_id, provider_id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade
);
select tenant_table('identity_radius_client');

-- from where clients send. A packet names no authority, so no two ranges have an address in common, whosever they are
create table identity_radius_range (
    range       cidr not null primary key,
    tenant_id   uuid not null,
    provider_id uuid not null,
    foreign key (tenant_id, provider_id) references identity_radius_client (tenant_id, provider_id) on delete cascade,
    exclude using gist (range inet_ops with &&)
);
create index identity_radius_range_client on identity_radius_range (tenant_id, provider_id);
select system_table('identity_radius_range', 'a packet names no authority: whose it is follows from where it came from');
