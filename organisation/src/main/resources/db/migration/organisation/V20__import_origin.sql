-- which source brought an object, and in which load it was last seen: what a source no longer has may end
create table import_origin (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    source    text not null,
    type      text not null,
    id        uuid not null,
    run_id    uuid not null,
    primary key (tenant_id, source, type, id)
);
select tenant_table('import_origin');
