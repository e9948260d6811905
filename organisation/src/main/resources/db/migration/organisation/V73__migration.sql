-- Copying a running OS2mo: where it is, how far the copy is, and how it compares. One an authority.
create table migration (
    tenant_id     uuid        not null default current_setting('app.tenant')::uuid,
    address       text        not null,
    -- where tokens are got; empty: the secret is itself the token
    token_address text        not null,
    client        text        not null,
    secret        bytea       not null,
    with_history  boolean     not null,
    state         text        not null check (state in ('READY', 'RUNNING', 'UNFINISHED', 'DIFFERENT', 'EQUAL', 'CUT_OVER')),
    -- until when changes of the source are in the copy, by the source's clock
    covered_until timestamptz,
    job_id        uuid,
    -- where the copy goes on; null: from the beginning
    place         jsonb,
    -- what stopped it last
    problem       text,
    changed_at    timestamptz not null,
    primary key (tenant_id)
);
select tenant_table('migration');

-- How the two compare, type by type: how many objects, and the sum over what is said of each.
create table migration_count (
    tenant_id    uuid   not null default current_setting('app.tenant')::uuid,
    type         text   not null,
    source_count bigint not null,
    source_sum   text   not null,
    own_count    bigint not null,
    own_sum      text   not null,
    -- objects that the source has not
    only_here    bigint not null,
    primary key (tenant_id, type)
);
select tenant_table('migration_count');
