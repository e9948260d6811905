-- What others keep of the catalogue through its interface, version 2, and read back there.
alter table role_system
    add column owner_ids uuid[] not null default '{}',
    add column responsible_ids uuid[] not null default '{}',
    -- each of its system roles has a user role of the same identifier
    add column converts_roles boolean not null default false;

alter table user_role
    add column contact_email text not null default '',
    add column advis_email text not null default '',
    -- only for who works in or below one of the units; null: for everybody
    add column unit_filter uuid[],
    add column attested_by_responsible boolean not null default false,
    -- who may ask for it, and who decides; empty: as the system says
    add column requesters text[] not null default '{}',
    add column approvers text[] not null default '{}';

alter table role_group
    add column requesters text[] not null default '{}',
    add column approvers text[] not null default '{}';
