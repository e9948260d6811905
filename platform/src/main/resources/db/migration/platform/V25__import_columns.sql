-- which file of an archive a row came from, and all lines that one object was gathered from
alter table import_row add column part text not null default '';
alter table import_row add column more_lines bigint[] not null default '{}';

alter table import_problem add column part text not null default '';
create index import_problem_line on import_problem (tenant_id, run_id, part, line);

-- the headers of a run as they were understood
create table import_header (
    tenant_id uuid   not null default current_setting('app.tenant')::uuid,
    run_id    uuid   not null,
    part      text   not null,
    names     text[] not null,
    columns   text[] not null,
    primary key (tenant_id, run_id, part),
    foreign key (tenant_id, run_id) references import_run (tenant_id, id) on delete cascade
);
select tenant_table('import_header');

-- what people have said that names mean, for each set of names
create table import_mapping (
    tenant_id  uuid   not null default current_setting('app.tenant')::uuid,
    kind       text   not null,
    header_key text   not null,
    names      text[] not null,
    columns    text[] not null,
    primary key (tenant_id, kind, header_key)
);
select tenant_table('import_mapping');
