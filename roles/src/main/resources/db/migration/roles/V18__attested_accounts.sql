-- Whether accounts of the directory are attested too: that whoever has one still needs it.
alter table attestation_setting add column attests_accounts boolean not null default false;

-- The accounts that a unit answered for when the run began, each with what is said of it: that it stays, or is to go.
create table attestation_account (
    tenant_id      uuid        not null default current_setting('app.tenant')::uuid,
    attestation_id uuid        not null,
    user_id        uuid        not null,
    decision       text        check (decision in ('APPROVED', 'DELETE')),
    remark         text        not null default '' check (length(remark) <= 2000),
    decided_by     uuid,
    decider        text,
    decided_at     timestamptz,
    -- what came of it when the attestation was finished; null for nothing
    outcome        text        check (outcome in ('PASSED_ON', 'GONE')),
    primary key (tenant_id, attestation_id, user_id),
    foreign key (tenant_id, attestation_id) references attestation (tenant_id, id),
    foreign key (tenant_id, user_id) references role_user (tenant_id, id),
    check ((decision is null) = (decided_at is null))
);
create index attestation_account_user on attestation_account (tenant_id, user_id);
select tenant_table('attestation_account');
