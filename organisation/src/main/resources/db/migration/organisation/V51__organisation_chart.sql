-- Organisation charts (organisationsdiagrammer) that the authority shows, inside or to everybody: what of the
-- organisation is in them. Settings only; what is shown is read from the registers.
create table organisation_chart (
    tenant_id          uuid    not null default current_setting('app.tenant')::uuid,
    id                 uuid    not null,
    path               text    not null check (path ~ '^[a-z0-9-]{1,60}$'),
    name               text    not null check (name <> ''),
    root_id            uuid    not null,
    relation           text    not null check (relation in ('ENGAGEMENT', 'ASSOCIATION', 'BOTH')),
    hidden_keys        text[]  not null,
    hidden_name_parts  text[]  not null,
    hidden_level_ids   uuid[]  not null,
    manager_once       boolean not null,
    nicknames          boolean not null,
    open_to_all        boolean not null,
    primary key (tenant_id, id),
    unique (tenant_id, path)
);
select tenant_table('organisation_chart');
