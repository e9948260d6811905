-- wrong sign-ins by the address they come from: how many within a minute, and how many names that nobody has within ten
create table sign_in_address (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    address      inet        not null,
    minute_from  timestamptz not null,
    failures     int         not null,
    names_from   timestamptz not null,
    names        int[]       not null, -- a few bytes of a hash of each: what is typed as a name may be a password
    slow         int         not null default 0,
    failed_at    timestamptz not null,
    wait_until   timestamptz not null,
    primary key (tenant_id, address)
);
create index sign_in_address_failed on sign_in_address (tenant_id, failed_at);
select tenant_table('sign_in_address');

-- links that came from the console, for somebody who has lost every second factor; all administrators are told of each
alter table account_link
    add column break_glass boolean not null default false,
    add column alarmed_at  timestamptz;
create index account_link_alarm on account_link (tenant_id) where break_glass and alarmed_at is null;
