-- the networks of an authority (kendte netværk)
create table identity_network (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    id        uuid not null,
    range     cidr not null,
    note      text not null,
    primary key (tenant_id, id),
    unique (tenant_id, range)
);
select tenant_table('identity_network');

-- a second factor is demanded of who comes from elsewhere
alter table identity_domain add column second_outside boolean not null default false;
