-- persons that others load (CoreData): what is known of them besides, and the domains below a domain
alter table identity_domain drop constraint identity_domain_source_check;
alter table identity_domain
    add column parent_id       uuid,
    -- a load that would lock very many is refused, until somebody has said that it may, once
    add column load_guarded    boolean not null default true,
    add column removal_allowed boolean not null default false,
    add constraint identity_domain_source check (source in ('ACCOUNTS', 'ORGANISATION', 'COREDATA')),
    add constraint identity_domain_sub check (parent_id is null or source = 'COREDATA'),
    add constraint identity_domain_parent foreign key (tenant_id, parent_id) references identity_domain (tenant_id, id);
create index identity_domain_below on identity_domain (tenant_id, parent_id);

alter table identity_person
    add column uuid                   uuid,
    add column cpr                    bytea,
    add column cpr_key                bytea,
    add column email                  text,
    add column rid                    text,
    add column department             text,
    add column ean                    text,
    add column expires_at             timestamptz,
    add column password_ad_at         timestamptz,
    add column transfer_to_nemlogin   boolean not null default false,
    add column private_mitid          boolean not null default false,
    add column qualified_signature    boolean not null default false,
    add column external_nemlogin_uuid uuid,
    add column attributes             jsonb   not null default '{}',
    -- the name of the account that a link of the service desk makes
    add column invited                text,
    add constraint identity_person_cpr check ((cpr is null) = (cpr_key is null)),
    add constraint identity_person_transfer check (not (robot and transfer_to_nemlogin));
create index identity_person_cpr_key on identity_person (tenant_id, cpr_key) where cpr_key is not null;
create index identity_person_invited on identity_person (tenant_id, invited) where invited is not null;
create index identity_person_uuid on identity_person (tenant_id, uuid) where uuid is not null;

-- what is posted, until it is taken or refused; a crash may lose it
create unlogged table identity_loaded_person (
    tenant_id              uuid        not null default current_setting('app.tenant')::uuid,
    load_id                uuid        not null,
    place                  int         not null,
    at                     timestamptz not null default now(),
    -- named, but not taken: the number is none
    skipped                boolean     not null,
    user_name              text        not null,
    sub_domain             text,
    uuid                   uuid,
    cpr                    bytea,
    cpr_key                bytea,
    name                   text        not null,
    email                  text,
    rid                    text,
    department             text,
    ean                    text,
    expires_at             timestamptz,
    password_ad_at         timestamptz,
    external_nemlogin_uuid uuid,
    organisation_person    uuid,
    allowed                boolean,
    trusted                boolean,
    robot                  boolean     not null,
    transfer_to_nemlogin   boolean,
    private_mitid          boolean,
    qualified_signature    boolean,
    attributes             jsonb       not null,
    primary key (tenant_id, load_id, place)
);
create index identity_loaded_person_name on identity_loaded_person (tenant_id, load_id, user_name);
select tenant_table('identity_loaded_person');

-- what became of each load
create table identity_load (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    id        uuid        not null,
    domain_id uuid,
    kind      text        not null check (kind in ('FULL', 'DELTA', 'LOCK', 'ERASE', 'ALLOWED', 'TRANSFER', 'GROUPS_FULL', 'GROUPS_DELTA')),
    at        timestamptz not null,
    millis    int         not null,
    refused   boolean     not null,
    caller    text        not null,
    figures   jsonb       not null,
    lines     text[]      not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, domain_id) references identity_domain (tenant_id, id) on delete cascade
);
create index identity_load_at on identity_load (tenant_id, at, id);
create index identity_load_domain on identity_load (tenant_id, domain_id, at);
select tenant_table('identity_load');
