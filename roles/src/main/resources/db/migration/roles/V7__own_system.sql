-- Those who sign in to Fælled are users of a domain of their own, and what they may do are roles of an IT system of its own.
alter table account_domain drop constraint account_domain_source_check;
alter table account_domain
    add constraint account_domain_source_check check (source in ('INTERNAL', 'API_LOAD', 'FAELLED'));
create unique index account_domain_own on account_domain (tenant_id) where source = 'FAELLED';
create unique index role_system_own on role_system (tenant_id) where 'OURS' = any(flags);
