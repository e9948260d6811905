-- how a system is answered in SAML 2.0, beside what is the same in every protocol
create table identity_saml_service (
    tenant_id       uuid        not null default current_setting('app.tenant')::uuid,
    provider_id     uuid        not null,
    profile         text        not null check (profile in ('OIOSAML3', 'OIOSAML2', 'PLAIN')),
    name_format     text        not null,
    encrypts        boolean     not null,
    signs_response  boolean     not null,
    allows_unsigned boolean     not null,
    older_levels    boolean     not null,
    source          text        check (source <> ''),
    version         int         not null,
    read_at         timestamptz not null,
    -- why what was read last from the source was not taken
    failure         text,
    primary key (tenant_id, provider_id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade,
    -- of OIOSAML 3 nothing travels in clear
    check (encrypts or profile <> 'OIOSAML3')
);
select tenant_table('identity_saml_service');

-- what a system has said of itself, each time something else
create table identity_saml_description (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    provider_id uuid        not null,
    version     int         not null,
    xml         text        not null check (octet_length(xml) <= 262144),
    at          timestamptz not null,
    primary key (tenant_id, provider_id, version),
    foreign key (tenant_id, provider_id) references identity_saml_service (tenant_id, provider_id) on delete cascade
);
select tenant_table('identity_saml_description');
