-- Files that clients of OS2mo keep here and fetch by name. The bytes lie in the platform's store.
create table mo_file (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    store     text        not null check (store in ('EXPORTS', 'INSIGHTS')),
    name      text        not null check (name <> ''),
    file_id   uuid        not null,
    stored_at timestamptz not null,
    primary key (tenant_id, store, name)
);
select tenant_table('mo_file');
