-- a page of persons is read in Danish order, and a search finds them by any part of name or user name
create index identity_person_name_da on identity_person (tenant_id, name collate "da-x-icu", id);
drop index identity_person_name;
create index identity_person_search on identity_person using gin (tenant_id, search gin_trgm_ops) with (fastupdate = off);
