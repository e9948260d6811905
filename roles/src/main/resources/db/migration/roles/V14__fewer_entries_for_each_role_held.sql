-- Most roles are held without days and without a group: those need no entry in the indexes that search by these.
drop index effective_role_group;
drop index effective_role_start;
drop index effective_role_stop;
create index effective_role_group on effective_role (tenant_id, group_id) where group_id is not null;
create index effective_role_start on effective_role (tenant_id, start_date) where start_date is not null;
create index effective_role_stop on effective_role (tenant_id, stop_date) where stop_date is not null;
