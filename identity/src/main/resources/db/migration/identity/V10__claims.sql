-- what a system is told of whoever signs in
create table identity_claim (
    tenant_id   uuid    not null default current_setting('app.tenant')::uuid,
    id          uuid    not null,
    provider_id uuid    not null,
    name        text    not null check (name <> ''),
    kind        text    not null check (kind in ('DYNAMIC', 'STATIC', 'ROLE_CATALOGUE', 'ADVANCED')),
    value       text    not null,
    operation   text,
    system      text,
    role        text,
    required    boolean not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, provider_id) references identity_service_provider (tenant_id, id) on delete cascade,
    check ((kind = 'ROLE_CATALOGUE') = (operation is not null))
);
create index identity_claim_provider on identity_claim (tenant_id, provider_id, name, id);
select tenant_table('identity_claim');
