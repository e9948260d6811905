-- Marks are rows of their own in the order in which they came: who changes an object again never waits for the reading that
-- takes its earlier mark.
alter table organisation_due drop constraint organisation_due_pkey;
alter table organisation_due add column place bigint not null generated always as identity;
alter table organisation_due add primary key (tenant_id, place);
