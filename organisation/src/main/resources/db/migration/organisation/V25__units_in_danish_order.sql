-- the list of units is sorted as Danes sort: the index must say so too
create index unit_name_da on unit (tenant_id, name collate "da-x-icu", id);
