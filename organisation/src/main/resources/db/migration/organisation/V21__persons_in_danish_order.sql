-- lists are sorted as Danes sort: the index must say so too
create index search_entry_name_da on search_entry (tenant_id, type, name collate "da-x-icu", id);
