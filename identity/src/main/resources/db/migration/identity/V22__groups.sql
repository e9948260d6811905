-- groups that others load; one that is not loaded any more keeps its id, so that it is the same should it come back
create table identity_group (
    tenant_id   uuid not null default current_setting('app.tenant')::uuid,
    id          uuid not null,
    domain_id   uuid not null,
    uuid        uuid not null,
    name        text not null check (name <> ''),
    description text not null,
    gone_at     timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, domain_id, uuid),
    foreign key (tenant_id, domain_id) references identity_domain (tenant_id, id) on delete cascade
);
create index identity_group_name on identity_group (tenant_id, name collate "da-x-icu", id);
create index identity_group_named on identity_group (tenant_id, lower(name));
select tenant_table('identity_group');

create table identity_group_member (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    group_id  uuid not null,
    person_id uuid not null,
    primary key (tenant_id, group_id, person_id),
    foreign key (tenant_id, group_id) references identity_group (tenant_id, id) on delete cascade,
    foreign key (tenant_id, person_id) references identity_person (tenant_id, id) on delete cascade
);
create index identity_group_member_person on identity_group_member (tenant_id, person_id);
select tenant_table('identity_group_member');

create unlogged table identity_loaded_group (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    load_id     uuid        not null,
    place       int         not null,
    at          timestamptz not null default now(),
    uuid        uuid        not null,
    name        text        not null,
    description text        not null,
    primary key (tenant_id, load_id, place)
);
select tenant_table('identity_loaded_group');

create unlogged table identity_loaded_member (
    tenant_id  uuid not null default current_setting('app.tenant')::uuid,
    load_id    uuid not null,
    group_uuid uuid not null,
    user_name  text not null,
    primary key (tenant_id, load_id, group_uuid, user_name)
);
select tenant_table('identity_loaded_member');

-- a system can be for members of some groups only
alter table identity_service_provider add column groups uuid[] not null default '{}';

-- and be told of groups
alter table identity_claim drop constraint identity_claim_kind_check;
alter table identity_claim drop constraint identity_claim_check;
alter table identity_claim
    add constraint identity_claim_kind check (kind in ('DYNAMIC', 'STATIC', 'ROLE_CATALOGUE', 'GROUP', 'ADVANCED')),
    add constraint identity_claim_operation check ((kind in ('ROLE_CATALOGUE', 'GROUP')) = (operation is not null));
