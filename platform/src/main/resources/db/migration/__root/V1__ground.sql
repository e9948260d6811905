-- What every module's migrations call, and the tables that libraries keep for all tenants.
-- Each helper leaves its kind in the table's comment; a start-up test compares the catalogue with it.

create function tenant_table(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_tenant on %I to faelled_app
                    using (tenant_id = (select current_setting(''app.tenant'')::uuid))
                    with check (tenant_id = (select current_setting(''app.tenant'')::uuid))', name);
    execute format('create policy across on %I for select to faelled_cross using (true)', name);
    execute format('grant select, insert, update, delete on %I to faelled_app', name);
    execute format('grant select on %I to faelled_cross', name);
    execute format('comment on table %I is %L', name, 'TENANT');
end $$;

-- as tenant_table, but what is there stays there
create function append_only_table(name text) returns void language plpgsql as $$
begin
    perform tenant_table(name);
    execute format('revoke update, delete, truncate on %I from faelled_app', name);
    execute format('comment on table %I is %L', name, 'TENANT append-only');
end $$;

-- own rows, and those that another tenant has published
create function published_table(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_or_published on %I for select to faelled_app
                    using (tenant_id = (select current_setting(''app.tenant'')::uuid) or published)', name);
    execute format('create policy own_insert on %I for insert to faelled_app
                    with check (tenant_id = (select current_setting(''app.tenant'')::uuid))', name);
    execute format('create policy own_update on %I for update to faelled_app
                    using (tenant_id = (select current_setting(''app.tenant'')::uuid))', name);
    execute format('create policy own_delete on %I for delete to faelled_app
                    using (tenant_id = (select current_setting(''app.tenant'')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to faelled_app', name);
    execute format('comment on table %I is %L', name, 'PUBLISHED');
end $$;

-- read by all; written by migrations and the operator's role only
create function reference_table(name text) returns void language plpgsql as $$
begin
    execute format('grant select on %I to faelled_app, faelled_cross', name);
    execute format('comment on table %I is %L', name, 'REFERENCE');
end $$;

-- no tenant's rows, or rows whose tenant is found by them
create function system_table(name text, reason text) returns void language plpgsql as $$
begin
    execute format('grant select, insert, update, delete on %I to faelled_app', name);
    execute format('comment on table %I is %L', name, 'SYSTEM: ' || reason);
end $$;

create table event_publication (
    id                      uuid        not null primary key,
    listener_id             text        not null,
    event_type              text        not null,
    serialized_event        text        not null,
    publication_date        timestamptz not null,
    completion_date         timestamptz,
    status                  text,
    completion_attempts     int,
    last_resubmission_date  timestamptz
);
create index event_publication_open on event_publication (publication_date) where completion_date is null;
select system_table('event_publication', 'the outbox; each event carries its tenant');

create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
select system_table('spring_session', 'a session is found before its tenant is known');
select system_table('spring_session_attributes', 'a session is found before its tenant is known');

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
select system_table('scheduled_tasks', 'tickets of the scheduler; the job behind a ticket has its tenant');
