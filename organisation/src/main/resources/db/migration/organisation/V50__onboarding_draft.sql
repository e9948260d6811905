-- A new employee (ny medarbejder) on the way, kept between steps and sessions for the one who began it. Sealed as a
-- whole, since it holds a CPR number and all that is about to be written down of a person.
create table onboarding_draft (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    id         uuid        not null,
    actor_id   uuid        not null,
    changed_at timestamptz not null,
    content    bytea       not null,
    primary key (tenant_id, id)
);
create index onboarding_draft_actor on onboarding_draft (tenant_id, actor_id, changed_at);
create index onboarding_draft_changed on onboarding_draft (tenant_id, changed_at);
select tenant_table('onboarding_draft');
