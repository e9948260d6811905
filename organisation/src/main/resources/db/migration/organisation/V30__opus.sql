-- What the payroll system said last of each unit and employment (5.7): a later file changes only what it now says
-- otherwise, so that what people changed by hand in between stays. Values are kept as digests, not a second time.
create table opus_said (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    kind      text not null check (kind in ('unit', 'employee')),
    number    text not null,
    digest    text not null,
    said      text not null,
    gone      boolean not null,
    run_id    uuid not null,
    said_on   date not null,
    primary key (tenant_id, kind, number)
);
create index opus_said_run on opus_said (tenant_id, kind, run_id);
select tenant_table('opus_said');
grant maintain on opus_said to faelled_app;
