-- lists as somebody wants to see them again
create table saved_view (
    tenant_id  uuid    not null default current_setting('app.tenant')::uuid,
    id         uuid    not null,
    owner      uuid    not null,
    share      text    not null check (share in ('NONE', 'PERMISSION', 'TENANT')),
    permission text    check ((share = 'PERMISSION') = (permission is not null)),
    list       text    not null,
    name       text    not null check (name <> ''),
    query      text    not null,
    standard   boolean not null default false check (not standard or share = 'TENANT'),
    primary key (tenant_id, id)
);
create index saved_view_list on saved_view (tenant_id, list);
create unique index saved_view_standard on saved_view (tenant_id, list) where standard;
select tenant_table('saved_view');
