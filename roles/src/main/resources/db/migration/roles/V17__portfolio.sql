-- Owner and responsible of a system follow its entry in the authority's portfolio, and are not changed by hand.
alter table role_system add column follows_portfolio boolean not null default false;
alter table role_system add check (not follows_portfolio or portfolio_entry is not null);
create index role_system_portfolio on role_system (tenant_id, portfolio_entry);
