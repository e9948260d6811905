-- What somebody often wants to know (rapportskabelon): a report of the ad hoc kind without its day.
create table report_template (
    tenant_id  uuid        not null default current_setting('app.tenant')::uuid,
    id         uuid        not null,
    name       text        not null check (name <> '' and length(name) <= 100),
    name_key   text        not null generated always as (lower(name)) stored,
    -- those who work in one of them; empty: everybody
    unit_ids   uuid[]      not null,
    -- what these systems' roles give; empty: all
    system_ids bigint[]    not null,
    -- those whom this user leads; null: everybody
    manager_id uuid,
    parts      text[]      not null,
    changed_by text        not null,
    changed_at timestamptz not null default now(),
    version    int         not null default 1,
    primary key (tenant_id, id),
    unique (tenant_id, name_key)
);
select tenant_table('report_template');

-- Whom it is handed to: they may have that report made, as it stands, and no other.
create table report_reader (
    tenant_id   uuid        not null default current_setting('app.tenant')::uuid,
    template_id uuid        not null,
    -- who that is, as somebody who signs in
    actor       uuid        not null,
    name        text        not null,
    handed_by   text        not null,
    handed_at   timestamptz not null default now(),
    primary key (tenant_id, template_id, actor),
    foreign key (tenant_id, template_id) references report_template (tenant_id, id) on delete cascade
);
create index report_reader_actor on report_reader (tenant_id, actor);
select tenant_table('report_reader');
