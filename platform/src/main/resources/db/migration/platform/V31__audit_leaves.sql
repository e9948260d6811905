-- with the leaf of each entry beside its number, a changed header is found at its number and not only in its block
alter table audit_seal add column leaf bytea;
-- whoever verifies names authorities by their CVR number
grant select on tenant to faelled_audit;
