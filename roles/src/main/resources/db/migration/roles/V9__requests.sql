-- Who may ask for what (anmodning), who decides (godkendelse), and what has been asked and decided.

alter table role_system
    add column requesters text[] not null default '{}',
    add column approvers text[] not null default '{}',
    -- whether whoever asks says why; null: as the authority has it
    add column reason_rule text check (reason_rule in ('NONE', 'POSSIBLE', 'OBLIGATORY')),
    -- its roles are only for who works in or below one of the units; null: for everybody
    add column unit_filter uuid[];

alter table user_role
    add column reason_rule text check (reason_rule in ('NONE', 'POSSIBLE', 'OBLIGATORY'));

alter table role_group
    add column reason_rule text check (reason_rule in ('NONE', 'POSSIBLE', 'OBLIGATORY')),
    add column unit_filter uuid[];

-- What counts where neither role nor system says anything; an authority without a row has what stands here.
create table request_setting (
    tenant_id     uuid    not null default current_setting('app.tenant')::uuid primary key,
    requesters    text[]  not null default '{EMPLOYEE,MANAGERORSUBSTITUTE,AUTHRESPONSIBLE,AUTHORIZED,ADMIN}',
    approvers     text[]  not null default '{MANAGERORSUBSTITUTE}',
    reason_rule   text    not null default 'POSSIBLE' check (reason_rule in ('NONE', 'POSSIBLE', 'OBLIGATORY')),
    -- whoever asks may also decide
    self_approval boolean not null default false,
    kept_months   int     not null default 13 check (kept_months between 1 and 120)
);
select tenant_table('request_setting');

-- Who is authorisation manager (autorisationsansvarlig) of a unit and of those below it.
create table unit_authorization (
    tenant_id uuid        not null default current_setting('app.tenant')::uuid,
    id        uuid        not null,
    unit_id   uuid        not null,
    user_id   uuid        not null,
    named_by  text        not null,
    named_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, unit_id, user_id),
    foreign key (tenant_id, user_id) references role_user (tenant_id, id)
);
create index unit_authorization_user on unit_authorization (tenant_id, user_id);
select tenant_table('unit_authorization');

-- Lists go by it.
alter table manager_delegate add column id uuid not null default gen_random_uuid();
create unique index manager_delegate_id on manager_delegate (tenant_id, id);

-- @column batch_id what was asked at one go
-- @column person who the receiver is, as somebody who signs in
-- @column assignment_id what is to be taken away
-- @column user_only whether the role was only for users when it was asked for
-- @column unmanned nobody was found to decide, so that it is for the administrators
-- @column conflicts names of the rules that it would break, as it was when it was asked for
-- @column owner_rules numbers of the rules that it breaks and whose owners have to agree
-- @column approved_by who has approved while the owner of a rule still has to
create table role_request (
    tenant_id      uuid        not null default current_setting('app.tenant')::uuid,
    id             uuid        not null,
    batch_id       uuid        not null,
    action         text        not null check (action in ('ADD', 'REMOVE')),
    requester      uuid        not null,
    requester_name text        not null,
    receiver_id    uuid        not null,
    person         uuid        not null,
    unit_id        uuid,
    user_role_id   bigint,
    group_id       bigint,
    assignment_id  bigint,
    what           text        not null generated always as
                       (coalesce('assignment:' || assignment_id::text, 'group:' || group_id::text,
                                 'role:' || user_role_id::text)) stored,
    start_date     date,
    stop_date      date        check (stop_date >= start_date),
    -- as user_assignment.postponed
    postponed      jsonb       not null default '{}',
    reason         text        not null check (length(reason) <= 2000),
    user_only      boolean     not null,
    unmanned       boolean     not null default false,
    conflicts      text[]      not null default '{}',
    owner_rules    bigint[]    not null default '{}',
    status         text        not null default 'REQUESTED'
                       check (status in ('REQUESTED', 'ASSIGNED', 'REJECTED', 'CANCELLED')),
    asked_at       timestamptz not null,
    approved_by    uuid,
    approver_name  text,
    approved_at    timestamptz,
    decided_by     uuid,
    decider_name   text,
    decided_at     timestamptz,
    comment        text        not null default '' check (length(comment) <= 2000),
    primary key (tenant_id, id),
    check (num_nonnulls(user_role_id, group_id) = 1),
    check ((assignment_id is not null) = (action = 'REMOVE')),
    check ((decided_at is null) = (status = 'REQUESTED')),
    foreign key (tenant_id, receiver_id) references role_user (tenant_id, id),
    foreign key (tenant_id, user_role_id) references user_role (tenant_id, id),
    foreign key (tenant_id, group_id) references role_group (tenant_id, id)
);
-- the same is asked once at a time
create unique index role_request_open on role_request (tenant_id, receiver_id, action, what, md5(postponed::text))
    where status = 'REQUESTED';
create index role_request_asked on role_request (tenant_id, asked_at, id);
create index role_request_waiting on role_request (tenant_id, id) where status = 'REQUESTED';
create index role_request_batch on role_request (tenant_id, batch_id);
create index role_request_requester on role_request (tenant_id, requester, asked_at);
create index role_request_person on role_request (tenant_id, person, asked_at);
create index role_request_receiver on role_request (tenant_id, receiver_id);
create index role_request_role on role_request (tenant_id, user_role_id);
create index role_request_group on role_request (tenant_id, group_id);
create index role_request_decided on role_request (tenant_id, decided_at, id);
select tenant_table('role_request');

-- Who decides an open request as things are: brought up to date every few minutes, and asked anew at the decision.
create table role_request_approver (
    tenant_id  uuid not null default current_setting('app.tenant')::uuid,
    approver   uuid not null,
    request_id uuid not null,
    primary key (tenant_id, approver, request_id),
    foreign key (tenant_id, request_id) references role_request (tenant_id, id) on delete cascade
);
create index role_request_approver_request on role_request_approver (tenant_id, request_id);
select tenant_table('role_request_approver');

-- Rules that want their owner's consent, and who gave it.
create table role_request_consent (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    request_id uuid        not null,
    rule_id    bigint      not null,
    given_by   uuid        not null,
    giver      text        not null,
    given_at   timestamptz not null default now(),
    primary key (tenant_id, request_id, rule_id),
    foreign key (tenant_id, request_id) references role_request (tenant_id, id) on delete cascade
);
select tenant_table('role_request_consent');
