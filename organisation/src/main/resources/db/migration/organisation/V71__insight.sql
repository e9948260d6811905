-- What somebody wants to know of the organisation, kept to be asked again.
create table insight (
    tenant_id  uuid    not null default current_setting('app.tenant')::uuid,
    id         uuid    not null,
    owner_id   uuid    not null,
    owner_name text    not null,
    name       text    not null check (name <> ''),
    shared     boolean not null,
    -- unit, whether with what is below it, subjects with their fields
    wish       jsonb   not null,
    primary key (tenant_id, id),
    unique (tenant_id, owner_id, name)
);
create index insight_shared on insight (tenant_id, name) where shared;
select tenant_table('insight');
