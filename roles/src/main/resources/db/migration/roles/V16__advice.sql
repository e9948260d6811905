-- What whoever looks after the catalogue is advised of (adviser), and what is remembered in order to see it.

create table role_advice (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    id         uuid        not null default uuidv7(),
    kind       text        not null
               check (kind in ('NO_AUTHORIZATION_MANAGER', 'REQUEST_TEXTS', 'ATTESTATION_TEXTS', 'UNIT_NEW', 'UNIT_RENAMED',
                               'UNIT_MOVED', 'TITLE_NEW', 'TITLE_RETURNING', 'USER_MOVED', 'OWNER_MOVED',
                               'DIRECTORY_FAILED', 'LOAD_REFUSED')),
    -- what it is about, where it tells of how something stands: said once for as long as that lasts; else null
    about      text,
    -- what its text tells, in order
    words      text[]      not null,
    -- stands for so many that they are not told one by one
    many       boolean     not null default false,
    link       text        not null,
    at         timestamptz not null default now(),
    handled_at timestamptz,
    handled_by uuid,
    handler    text,
    primary key (tenant_id, id),
    check ((handled_at is null) = (handler is null))
);
create unique index role_advice_about on role_advice (tenant_id, kind, about);
create index role_advice_at on role_advice (tenant_id, at, id);
create index role_advice_open on role_advice (tenant_id, at, id) where handled_at is null;
create index role_advice_handled on role_advice (tenant_id, handled_at);
select tenant_table('role_advice');

-- Kinds that nobody wants to hear of.
create table role_advice_silenced (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    kind      text not null,
    primary key (tenant_id, kind)
);
select tenant_table('role_advice_silenced');

-- The organisation as it was when it was last looked at.
create table advised_unit (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    unit_id   uuid not null,
    name      text not null,
    parent_id uuid,
    primary key (tenant_id, unit_id)
);
select tenant_table('advised_unit');

-- @column present whether somebody has it there
create table advised_title (
    tenant_id uuid    not null default current_setting('app.tenant')::uuid,
    unit_id   uuid    not null,
    title_id  uuid    not null,
    present   boolean not null,
    primary key (tenant_id, unit_id, title_id)
);
select tenant_table('advised_title');

-- Where each user worked when he or she last worked anywhere; @column unit_ids in order
create table advised_user (
    tenant_id uuid   not null default current_setting('app.tenant')::uuid,
    user_id   uuid   not null,
    unit_ids  uuid[] not null,
    primary key (tenant_id, user_id)
);
select tenant_table('advised_user');
