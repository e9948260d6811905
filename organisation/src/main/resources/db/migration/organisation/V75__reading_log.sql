-- Whether the persons that programs read are written to the access log (laeselog): the row of client '' speaks for all of the
-- authority that have none of their own; without any row the installation's setting counts.
create table reading_log (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    -- as the audit log names whoever reads: api-key:<uuid>, or person:<uuid> for a token
    client     text        not null,
    name       text        not null,
    logged     boolean     not null,
    changed_at timestamptz not null,
    primary key (tenant_id, client)
);
select tenant_table('reading_log');
