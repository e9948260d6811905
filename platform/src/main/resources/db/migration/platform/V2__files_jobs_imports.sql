create table stored_file (
    tenant_id     uuid        not null default current_setting('app.tenant')::uuid,
    id            uuid        not null,
    name          text        not null check (length(name) between 1 and 255),
    size          bigint      not null,
    sha256        bytea       not null,
    type          text        not null,
    declared_type text        not null,
    usage         text        not null,
    scan          text        not null default 'SKIPPED' check (scan in ('PENDING', 'CLEAN', 'INFECTED', 'SKIPPED')),
    created_by    text        not null,
    created_at    timestamptz not null default now(),
    expires_at    timestamptz,
    primary key (tenant_id, id)
);
create index stored_file_expiry on stored_file (tenant_id, expires_at);
select tenant_table('stored_file');

-- bytes in pieces of 256 kB; a piece without its file is left over from an upload that broke off
create table stored_file_chunk (
    tenant_id uuid  not null default current_setting('app.tenant')::uuid,
    file_id   uuid  not null,
    no        int   not null,
    bytes     bytea not null,
    primary key (tenant_id, file_id, no)
);
alter table stored_file_chunk alter column bytes set storage external;
select tenant_table('stored_file_chunk');

create table job (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    id           uuid        not null,
    kind         text        not null,
    title        text        not null,
    params       text        not null,
    state        text        not null
        check (state in ('QUEUED', 'RUNNING', 'YIELDED', 'CANCELLING', 'DONE', 'DONE_WITH_ERRORS', 'FAILED', 'CANCELLED')),
    done         bigint      not null default 0,
    total        bigint,
    errors       bigint      not null default 0,
    phase        text        not null default '',
    started_by   text        not null,
    starter_name text        not null,
    locale       text        not null,
    correlation  text        not null,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    ended_at     timestamptz,
    attempt      int         not null default 0,
    resume       text,
    summary      text,
    result_file  uuid,
    primary key (tenant_id, id)
);
create index job_open on job (tenant_id, id) where state in ('QUEUED', 'RUNNING', 'YIELDED', 'CANCELLING');
select tenant_table('job');

create table job_error (
    tenant_id uuid   not null default current_setting('app.tenant')::uuid,
    job_id    uuid   not null,
    no        bigint not null,
    row_no    bigint,
    subject   text   not null,
    reason    text   not null,
    hint      text   not null,
    primary key (tenant_id, job_id, no),
    foreign key (tenant_id, job_id) references job (tenant_id, id) on delete cascade
);
select tenant_table('job_error');

create table import_run (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    id           uuid        not null,
    kind         text        not null,
    file_id      uuid        not null,
    file_name    text        not null,
    file_sha256  bytea       not null,
    options      text        not null,
    state        text        not null
        check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'COMMITTING', 'DONE', 'FAILED', 'CANCELLED')),
    mode         text check (mode in ('ALL', 'GOOD')),
    rows         bigint      not null default 0,
    good         bigint      not null default 0,
    bad          bigint      not null default 0,
    created      bigint      not null default 0,
    changed      bigint      not null default 0,
    ended        bigint      not null default 0,
    unchanged    bigint      not null default 0,
    stamp        text,
    job_id       uuid,
    reject_file  uuid,
    message      text,
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    ended_at     timestamptz,
    primary key (tenant_id, id)
);
select tenant_table('import_run');

create table import_row (
    tenant_id uuid   not null default current_setting('app.tenant')::uuid,
    run_id    uuid   not null,
    no        bigint not null,
    line      bigint not null,
    phase     int    not null,
    data      text   not null,
    primary key (tenant_id, run_id, phase, no),
    foreign key (tenant_id, run_id) references import_run (tenant_id, id) on delete cascade
);
select tenant_table('import_row');

create table import_problem (
    tenant_id uuid   not null default current_setting('app.tenant')::uuid,
    run_id    uuid   not null,
    no        bigint not null,
    line      bigint not null,
    col       text   not null,
    value     text   not null,
    reason    text   not null,
    hint      text   not null,
    primary key (tenant_id, run_id, no),
    foreign key (tenant_id, run_id) references import_run (tenant_id, id) on delete cascade
);
select tenant_table('import_problem');
