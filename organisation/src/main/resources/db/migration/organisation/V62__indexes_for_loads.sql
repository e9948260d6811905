-- files name persons and units by their key: without these each batch of rows would read all of them
create index person_user_key on person (tenant_id, user_key);
create index unit_user_key on unit (tenant_id, user_key);

-- an address belongs to a unit or to a person, and seldom to more: where it does not, its index need not know of it
drop index address_unit_id;
create index address_unit_id on address (tenant_id, unit_id) where unit_id is not null;
drop index address_engagement_id;
create index address_engagement_id on address (tenant_id, engagement_id) where engagement_id is not null;
drop index address_it_user_id;
create index address_it_user_id on address (tenant_id, it_user_id) where it_user_id is not null;
