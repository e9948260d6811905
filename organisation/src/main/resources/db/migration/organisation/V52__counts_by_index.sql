-- Lists count who is valid on a day; with the end of the period in the index nothing else is read.
drop index person_id;
create index person_id on person (tenant_id, id, valid_from) include (valid_until);
drop index unit_id;
create index unit_id on unit (tenant_id, id, valid_from) include (valid_until);
drop index engagement_id;
create index engagement_id on engagement (tenant_id, id, valid_from) include (valid_until);
