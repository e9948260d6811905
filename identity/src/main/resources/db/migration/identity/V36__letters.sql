-- of which lock, and of which password, its owner was told last
alter table identity_person add column told_lock_at timestamptz;
create index identity_person_locked on identity_person (tenant_id, (least(admin_lock_at, dataset_lock_at)))
    where admin_lock_at is not null or dataset_lock_at is not null;
alter table identity_password add column told_change_at timestamptz;
