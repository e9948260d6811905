create table task (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    key        text        not null check (key <> ''),
    id         uuid        not null,
    kind       text        not null,
    args       text        not null,
    person     uuid,
    permission text,
    unit       uuid,
    due_on     date,
    due_order  date        not null generated always as (coalesce(due_on, '9999-12-31')) stored,
    severity   text        not null check (severity in ('INFO', 'NORMAL', 'HIGH')),
    link       text,
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    closed_by  text,
    outcome    text,
    primary key (tenant_id, key),
    check (num_nonnulls(person, permission, unit) = 1)
);
-- everyone's open ones by due date
create index task_open on task (tenant_id, due_order, key) where closed_at is null;
create index task_closed on task (tenant_id, closed_at) where closed_at is not null;
select tenant_table('task');
