-- Files that the program itself makes lie among those of clients: standard reports (EXPORTS) and insights (INSIGHTS).
alter table mo_file
    -- which standard report it is; null for all else
    add column report      text,
    -- only for those who may see CPR numbers
    add column with_cpr    boolean not null default false,
    -- who is in it: a file of ids, 16 bytes each, for the access log; null where nobody is known to be
    add column subjects_id uuid,
    add column row_count   bigint,
    -- whose insight it is; null for what is everybody's
    add column owner_id    uuid;
create index mo_file_report on mo_file (tenant_id, report) where report is not null;
create index mo_file_owner on mo_file (tenant_id, owner_id, stored_at) where owner_id is not null;
create index mo_file_age on mo_file (tenant_id, stored_at) where store = 'INSIGHTS';
