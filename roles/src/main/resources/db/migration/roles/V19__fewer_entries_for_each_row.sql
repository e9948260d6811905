-- A row is always sought with its user, so one index does for the key and for what somebody holds; those whom an assignment
-- reaches are found among those who hold what it gives.
alter table effective_role drop constraint effective_role_pkey, add primary key (tenant_id, user_id, id);
drop index effective_role_user;
drop index effective_role_assignment;
alter table effective_role_history
    drop constraint effective_role_history_pkey,
    add primary key (tenant_id, user_id, recorded_until, id);
drop index effective_role_history_user;
