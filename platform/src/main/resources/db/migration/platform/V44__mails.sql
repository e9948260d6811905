create table mail (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    id         uuid        not null,
    recipient  uuid        not null,
    address    text        not null check (address <> ''),
    locale     text        not null check (locale in ('da', 'en')),
    kind       text        not null,
    args       text        not null,
    link       text,
    state      text        not null check (state in ('QUEUED', 'SENT', 'BOUNCED', 'DEAD')),
    tries      int         not null default 0,
    next_at    timestamptz not null,
    fault      text,
    created_at timestamptz not null,
    ended_at   timestamptz,
    primary key (tenant_id, id)
);
create index mail_state on mail (tenant_id, state, id);
create index mail_ended on mail (tenant_id, ended_at) where ended_at is not null;
select tenant_table('mail');

create table mail_template (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    kind      text not null,
    locale    text not null check (locale in ('da', 'en')),
    subject   text not null check (subject <> ''),
    body      text not null check (body <> ''),
    version   int  not null,
    primary key (tenant_id, kind, locale)
);
select tenant_table('mail_template');
