-- A large load asks for fresh statistics at once: until autovacuum comes by, plans would be made for the table as it was.

create or replace function tenant_table(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_tenant on %I to faelled_app
                    using (tenant_id = (select current_setting(''app.tenant'')::uuid))
                    with check (tenant_id = (select current_setting(''app.tenant'')::uuid))', name);
    execute format('create policy across on %I for select to faelled_cross using (true)', name);
    execute format('grant select, insert, update, delete, maintain on %I to faelled_app', name);
    execute format('grant select on %I to faelled_cross', name);
    execute format('comment on table %I is %L', name, 'TENANT');
end $$;

do $$
declare
    name regclass;
begin
    for name in
        select c.oid::regclass
          from pg_class c
         where c.relnamespace = 'public'::regnamespace
           and obj_description(c.oid, 'pg_class') = 'TENANT'
    loop
        execute format('grant maintain on %s to faelled_app', name);
    end loop;
end
$$;
