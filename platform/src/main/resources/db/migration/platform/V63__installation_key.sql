-- one row: what spans authorities is sealed and found by it
create table installation_key (
    id         int         not null primary key default 1 check (id = 1),
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);
select system_table('installation_key', 'wrapped under the master key; serves what belongs to no tenant');
