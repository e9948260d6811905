-- What the subject plan (KLE) says of its numbers beside the classes: phrases that speak for a number, each kind of file
-- with its own, so that loading the one does not take the other's away. Current only; a load replaces those of a number.
create table kle_keyword (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    number    text not null,
    origin    text not null check (origin in ('plan', 'keyword_set')),
    phrase    text not null,
    weight    integer,
    primary key (tenant_id, number, origin, phrase)
);
select tenant_table('kle_keyword');

-- which numbers took over when one was moved
create table kle_successor (
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    number    text not null,
    successor text not null,
    primary key (tenant_id, number, successor)
);
select tenant_table('kle_successor');

-- the list of a facet's classes is read in the order of their keys, as Danes sort
create index class_facet_key_da on class (tenant_id, facet_id, user_key collate "da-x-icu", id);
