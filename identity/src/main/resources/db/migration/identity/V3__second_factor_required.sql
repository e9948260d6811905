alter table identity_domain add column second_required boolean not null default false;
