-- files name persons and units by their key: without these each batch of rows would read all of them
create index person_user_key on person (tenant_id, user_key);
create index unit_user_key on unit (tenant_id, user_key);
