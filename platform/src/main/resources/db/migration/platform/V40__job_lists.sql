-- everyone's own jobs, newest first, and those whose time is over
create index job_starter on job (tenant_id, started_by, id);
create index job_ended on job (tenant_id, ended_at) where ended_at is not null;
create index import_run_ended on import_run (tenant_id, ended_at) where ended_at is not null;
