-- one system may hold every account: whoever looks for those of a person, or for a name, must not read them all
drop index it_user_it_system_id;
create index it_user_system_name on it_user (tenant_id, it_system_id, user_key);
drop index it_user_person_id;
create index it_user_person_system on it_user (tenant_id, person_id, it_system_id);
