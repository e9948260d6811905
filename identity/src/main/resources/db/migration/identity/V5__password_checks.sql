-- passwords that are in use are measured by the rules of today: when last, and what was found since when
alter table identity_password
    add column checked_at timestamptz,
    add column fault      text,
    add column fault_at   timestamptz,
    add constraint identity_password_fault check ((fault is null) = (fault_at is null));
