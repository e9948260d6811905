-- where few accesses stand among many changes, the newest of them are found without reading the changes; what is not an
-- access costs nothing more to write
create index audit_entry_access on audit_entry (tenant_id, id) where stream = 'ACCESS';
