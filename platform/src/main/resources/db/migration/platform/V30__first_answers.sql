-- what an answer needs beside its body, and an index by which old ones are found
alter table idempotency add column content_type text;
alter table idempotency add column location text;
create index idempotency_age on idempotency (tenant_id, created_at);
