-- terms that people with an NSIS identity accept; a version that is published is never changed
create table identity_terms (
    tenant_id    uuid        not null default current_setting('app.tenant')::uuid,
    id           uuid        not null,
    kind         text        not null check (kind in ('EMPLOYEE', 'TRUSTED')),
    version      int         not null check (version > 0),
    danish       text        not null check (danish <> ''),
    english      text        not null check (english <> ''),
    published_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, kind, version)
);
create unique index identity_terms_draft on identity_terms (tenant_id, kind) where published_at is null;
select tenant_table('identity_terms');

-- how sure an authority lets its registrants be, and whether it takes two of them; without a row what is usual
create table identity_assurance (
    tenant_id uuid    not null default current_setting('app.tenant')::uuid,
    cap       text    not null check (cap in ('LOW', 'SUBSTANTIAL', 'HIGH')),
    four_eyes boolean not null,
    primary key (tenant_id)
);
select tenant_table('identity_assurance');

alter table identity_person
    add column trusted  boolean not null default false,
    add column robot    boolean not null default false,
    add column terms_id uuid,
    add column terms_at timestamptz,
    add constraint identity_person_terms foreign key (tenant_id, terms_id) references identity_terms (tenant_id, id),
    add constraint identity_person_level check (level = 'NONE' or (allowed and terms_id is not null)),
    add constraint identity_person_robot check (not (robot and allowed));

-- a registrant has seen somebody and the document of who it is
create table identity_proofing (
    tenant_id       uuid        not null default current_setting('app.tenant')::uuid,
    id              uuid        not null,
    person_id       uuid        not null,
    level           text        not null check (level in ('LOW', 'SUBSTANTIAL', 'HIGH')),
    document        text        not null check (document in ('PASSPORT', 'DRIVING_LICENCE', 'IDENTITY_CARD', 'RESIDENCE_PERMIT')),
    document_end    text        not null check (document_end ~ '^[A-Z0-9]{4}$'),
    state           text        not null check (state in ('WAITING', 'GRANTED', 'TAKEN', 'REFUSED', 'DROPPED')),
    registrant      uuid        not null,
    registrant_name text        not null,
    at              timestamptz not null,
    second          uuid,
    second_name     text,
    ended_at        timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references identity_person (tenant_id, id) on delete cascade,
    check (second <> registrant)
);
create unique index identity_proofing_open on identity_proofing (tenant_id, person_id) where state in ('WAITING', 'GRANTED');
create index identity_proofing_person on identity_proofing (tenant_id, person_id, at);
select tenant_table('identity_proofing');
