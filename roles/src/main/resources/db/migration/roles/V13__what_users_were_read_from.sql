-- The engagements and associations that users were read from, to be found by what has changed: in an array of each user
-- that is a search through all users, as no index serves for arrays under row level security.
create table role_user_source (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    source_id uuid not null,
    user_id   uuid not null,
    primary key (tenant_id, source_id, user_id),
    foreign key (tenant_id, user_id) references role_user (tenant_id, id) on delete cascade
);
create index role_user_source_user on role_user_source (tenant_id, user_id);
insert into role_user_source (tenant_id, source_id, user_id)
    select distinct tenant_id, unnest(source_ids), id from role_user;
select tenant_table('role_user_source');
alter table role_user drop column source_ids;
