-- OS2mo's events: namespaces, who wants to hear of what in them (listeners), and what each has still to be told.
create table mo_namespace (
    tenant_id   uuid    not null default current_setting('app.tenant')::uuid,
    id          uuid    not null,
    name        text    not null check (name not in ('', 'mo')),
    owner_id    uuid    not null,
    open_to_all boolean not null,
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
select tenant_table('mo_namespace');

-- The namespace mo is the program's own and there for every authority.
create view mo_any_namespace with (security_invoker = true) as
    select '00000000-0000-0000-0000-00000000006d'::uuid as id, 'mo' as name,
           '00000000-0000-0000-0000-000000000000'::uuid as owner_id, true as open_to_all
    union all
    select id, name, owner_id, open_to_all from mo_namespace;
grant select on mo_any_namespace to faelled_app;

create table mo_listener (
    tenant_id   uuid not null default current_setting('app.tenant')::uuid,
    id          uuid not null,
    owner_id    uuid not null,
    user_key    text not null,
    namespace   text not null,
    routing_key text not null,
    primary key (tenant_id, id),
    unique (tenant_id, owner_id, user_key, namespace)
);
create index mo_listener_key on mo_listener (tenant_id, namespace, routing_key);
select tenant_table('mo_listener');

-- The queue. A subject waits once for a listener, however often something happened to it. No foreign key: every change
-- of the registers writes here, and what a listener leaves behind is swept away at night.
create table mo_event (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    listener_id  uuid        not null,
    subject      text        not null,
    token        uuid        not null,
    priority     int         not null check (priority > 0),
    silenced     boolean     not null default false,
    fetched      int         not null default 0,
    available_at timestamptz not null,
    since        timestamptz not null,
    primary key (tenant_id, listener_id, subject)
);
-- in the order in which they are fetched
create index mo_event_next on mo_event (tenant_id, listener_id, silenced, priority, fetched, since);
select tenant_table('mo_event');

-- Until which day it was told that objects began and ended.
create table mo_day (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    reached   date not null,
    primary key (tenant_id)
);
select tenant_table('mo_day');
