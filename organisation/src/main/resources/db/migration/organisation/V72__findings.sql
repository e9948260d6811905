-- Data quality: what was found not to fit, one row as long as it is so.
create table finding (
    tenant_id     uuid not null default current_setting('app.tenant')::uuid,
    id            uuid not null,
    kind          text not null,
    -- table and id of the object that is not as it should be
    type          text not null,
    object_id     uuid not null,
    -- what it does not fit with: the class, the unit, the person …
    about_id      uuid not null,
    unit_id       uuid,
    person_id     uuid,
    found_on      date not null,
    assignee_id   uuid,
    assignee      text,
    -- until then it is not shown; for the reason given
    snoozed_until date,
    snooze_reason text,
    primary key (tenant_id, id),
    unique (tenant_id, kind, object_id, about_id),
    check ((snoozed_until is null) = (snooze_reason is null))
);
create index finding_list on finding (tenant_id, kind, found_on, id);
create index finding_unit on finding (tenant_id, unit_id);
select tenant_table('finding');

-- How many there were at the end of each day, without those that were put off.
create table finding_count (
    tenant_id uuid   not null default current_setting('app.tenant')::uuid,
    kind      text   not null,
    day       date   not null,
    found     bigint not null,
    primary key (tenant_id, kind, day)
);
select tenant_table('finding_count');
