create table notice (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    id         uuid        not null,
    recipient  uuid        not null,
    kind       text        not null,
    key        text        not null,
    args       text        not null,
    link       text,
    -- waits for the next digest
    digest     boolean     not null,
    created_at timestamptz not null,
    read_at    timestamptz,
    primary key (tenant_id, id),
    -- told once, however often it is heard
    unique (tenant_id, recipient, kind, key)
);
create index notice_recipient on notice (tenant_id, recipient, id);
create index notice_unread on notice (tenant_id, recipient) where read_at is null;
create index notice_digest on notice (tenant_id, recipient) where digest;
select tenant_table('notice');

create table notice_choice (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    account   uuid not null,
    kind      text not null,
    channel   text not null check (channel in ('OFF', 'IN_APP', 'MAIL', 'DIGEST')),
    primary key (tenant_id, account, kind)
);
select tenant_table('notice_choice');

-- where and in which language somebody reads mail
create table notice_reader (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    account   uuid not null,
    address   text check (address <> ''),
    locale    text not null check (locale in ('da', 'en')),
    primary key (tenant_id, account)
);
select tenant_table('notice_reader');

-- a notice is for whom the account acts as
create index account_person on account (tenant_id, person_id) where person_id is not null;
