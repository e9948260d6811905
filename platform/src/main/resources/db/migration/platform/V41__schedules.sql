-- how each schedule went the last time; when it comes next is the scheduler's ticket
create table schedule_run (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    name       text        not null,
    state      text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'SKIPPED')),
    started_at timestamptz not null,
    ended_at   timestamptz,
    fault      text,
    primary key (tenant_id, name)
);
select tenant_table('schedule_run');
