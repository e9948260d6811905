-- for how long the log is kept, in months; without a row as usual. What was sealed before it was let go may be gone
create table audit_retention (
    tenant_id uuid not null primary key default current_setting('app.tenant')::uuid,
    changes   int  not null check (changes between 12 and 600),
    access    int  not null check (access between 6 and 600),
    look_ups  int  not null check (look_ups between 1 and 600),
    changes_gone timestamptz,
    access_gone  timestamptz
);
select tenant_table('audit_retention');

create policy sealing on audit_retention for select to faelled_audit using (true);
grant select on audit_retention to faelled_audit;

-- what is older goes; its seal, and with it the chain, stays. What no authority may let go yet, nobody can
create policy expiring on audit_entry for delete to faelled_audit
    using (at < now() - interval '12 months' or stream = 'ACCESS' and at < now() - interval '1 month');
grant delete on audit_entry to faelled_audit;
