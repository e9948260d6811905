-- what else is loaded of a person: job function roles, [{"identifier", "cvr"}] in the order of the load, and attributes for the
-- context handler of KOMBIT, {"name": "value"}
alter table identity_person
    add column job_functions jsonb not null default '[]',
    add column kombit        jsonb not null default '{}';

-- groups whose members may not change their passwords
alter table identity_domain add column unchanging uuid[] not null default '{}';

alter table identity_load drop constraint identity_load_kind_check;
alter table identity_load add constraint identity_load_kind_check check (kind in
    ('FULL', 'DELTA', 'LOCK', 'ERASE', 'ALLOWED', 'TRANSFER', 'GROUPS_FULL', 'GROUPS_DELTA', 'JOBS_FULL', 'JOBS_DELTA',
     'KOMBIT_FULL', 'KOMBIT_SINGLE'));
