-- Attestation (attestering): those who answer for others' rights say from time to time that they are right.

-- What the authority has decided about it; where there is no row, nothing is attested.
create table attestation_setting (
    tenant_id           uuid    not null default current_setting('app.tenant')::uuid primary key,
    -- null: nothing is attested
    rhythm              text    check (rhythm in ('YEARLY', 'EVERY_HALF_YEAR')),
    first_deadline      date,
    -- direct assignments that somebody wants removed are removed when the attestation is finished
    removes_direct      boolean not null,
    demands_description boolean not null,
    -- where wishes for changes go beside the task; the one who wrote it answers for who reads it
    change_address      text    not null check (length(change_address) <= 254),
    change_reader       uuid,
    unit_choice         text    not null check (unit_choice in ('ALL', 'ONLY', 'EXCEPT')),
    unit_ids            uuid[]  not null,
    -- days before the deadline, and after it; null: no such mail
    information_days    int     check (information_days between 0 and 30),
    reminder_days       int     check (reminder_days between 0 and 30),
    last_reminder_days  int     check (last_reminder_days between 0 and 30),
    overdue_days        int     check (overdue_days between 1 and 90),
    escalation_days     int     check (escalation_days between 1 and 90),
    version             int     not null default 1,
    check ((rhythm is null) = (first_deadline is null))
);
select tenant_table('attestation_setting');

-- What is attested is what was held at one moment: the kept rows of everybody's roles with their time ranges. So a run only
-- says which moment, and by which rules a row belongs to it.
create table attestation_run (
    tenant_id       uuid        not null default current_setting('app.tenant')::uuid,
    id              uuid        not null,
    day             date        not null,
    deadline        date        not null,
    cover           text        not null check (cover in ('NORMAL', 'SENSITIVE', 'EXTRA')),
    recorded_at     timestamptz not null,
    -- the user roles that it is about; null: all
    role_ids        bigint[],
    exempt_systems  bigint[]    not null,
    -- user roles that those responsible for their systems attest
    responsible_roles bigint[]  not null,
    -- managers whose own roles others attest
    delegated       uuid[]      not null,
    finished_at     timestamptz,
    -- a newer one has begun
    closed          boolean     not null default false,
    primary key (tenant_id, id)
);
create index attestation_run_deadline on attestation_run (tenant_id, deadline);
select tenant_table('attestation_run');

create table attestation (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    id          uuid        not null,
    run_id      uuid        not null,
    kind        text        not null
                check (kind in ('ORGANISATION', 'IT_SYSTEM', 'IT_SYSTEM_ROLES', 'MANAGER_DELEGATED')),
    -- an attestation of the organisation without a unit is of those whose roles no unit answers for
    unit_id     uuid,
    system_id   bigint,
    manager_id  uuid,
    -- users, user roles and assignments of the unit that there were to decide about
    subjects    int         not null,
    verified_at timestamptz,
    verified_by uuid,
    verifier    text,
    overdue_at  timestamptz,
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, run_id, kind, unit_id, system_id, manager_id),
    foreign key (tenant_id, run_id) references attestation_run (tenant_id, id),
    check ((kind in ('IT_SYSTEM', 'IT_SYSTEM_ROLES')) = (system_id is not null)),
    check ((kind = 'MANAGER_DELEGATED') = (manager_id is not null)),
    check (unit_id is null or kind = 'ORGANISATION')
);
create index attestation_unit on attestation (tenant_id, unit_id);
create index attestation_system on attestation (tenant_id, system_id);
create index attestation_manager on attestation (tenant_id, manager_id);
select tenant_table('attestation');

-- A unit's own assignments at that moment; they have no history of their own.
create table attestation_placed (
    tenant_id     uuid   not null default current_setting('app.tenant')::uuid,
    attestation_id uuid  not null,
    assignment_id bigint not null,
    user_role_id  bigint,
    group_id      bigint,
    primary key (tenant_id, attestation_id, assignment_id),
    foreign key (tenant_id, attestation_id) references attestation (tenant_id, id),
    check (num_nonnulls(user_role_id, group_id) = 1)
);
select tenant_table('attestation_placed');

-- The user roles of a system at that moment; @column version what it was then
create table attestation_composed (
    tenant_id      uuid   not null default current_setting('app.tenant')::uuid,
    attestation_id uuid   not null,
    user_role_id   bigint not null,
    version        int    not null,
    primary key (tenant_id, attestation_id, user_role_id),
    foreign key (tenant_id, attestation_id) references attestation (tenant_id, id),
    foreign key (tenant_id, user_role_id) references user_role (tenant_id, id)
);
select tenant_table('attestation_composed');

-- About a user (row_id null), one of the user's roles, an assignment of the unit, or a user role. What is not said of a
-- single role of a user is what was said of the user.
create table attestation_decision (
    tenant_id      uuid        not null default current_setting('app.tenant')::uuid,
    id             bigint      not null generated by default as identity,
    attestation_id uuid        not null,
    user_id        uuid,
    row_id         bigint,
    assignment_id  bigint,
    user_role_id   bigint,
    decision       text        not null check (decision in ('APPROVED', 'REMARKS', 'DELETE')),
    remark         text        not null check (length(remark) <= 2000),
    decided_by     uuid        not null,
    decider        text        not null,
    decided_at     timestamptz not null,
    -- what came of it when the attestation was finished; null for nothing
    outcome        text        check (outcome in ('REMOVED', 'PASSED_ON', 'GONE')),
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, attestation_id, user_id, row_id, assignment_id, user_role_id),
    foreign key (tenant_id, attestation_id) references attestation (tenant_id, id),
    check (num_nonnulls(user_id, assignment_id, user_role_id) = 1),
    check (row_id is null or user_id is not null)
);
create index attestation_decision_user on attestation_decision (tenant_id, user_id, attestation_id);
select tenant_table('attestation_decision');

-- Who is looking at a user just now, so that two do not decide about the same one.
create table attestation_claim (
    tenant_id      uuid        not null default current_setting('app.tenant')::uuid,
    attestation_id uuid        not null,
    user_id        uuid        not null,
    holder         uuid        not null,
    holder_name    text        not null,
    until          timestamptz not null,
    primary key (tenant_id, attestation_id, user_id),
    foreign key (tenant_id, attestation_id) references attestation (tenant_id, id)
);
select tenant_table('attestation_claim');

-- Those who have been given a task for the run.
create table attestation_task (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    run_id    uuid not null,
    person    uuid not null,
    primary key (tenant_id, run_id, person),
    foreign key (tenant_id, run_id) references attestation_run (tenant_id, id)
);
select tenant_table('attestation_task');

-- what a unit, and what a system, answered for at a moment
create index effective_role_responsible on effective_role (tenant_id, responsible, user_id);
create index effective_role_history_responsible on effective_role_history (tenant_id, responsible, recorded_until);
create index effective_role_history_system on effective_role_history (tenant_id, system_id, recorded_until);
