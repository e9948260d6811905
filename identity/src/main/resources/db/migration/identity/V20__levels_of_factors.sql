-- how surely a factor is its owner's: as sure as the session in which it was added, or as a registrant has seen
alter table identity_app
    add column level text not null default 'NONE' check (level in ('NONE', 'LOW', 'SUBSTANTIAL'));
alter table identity_passkey
    add column level text not null default 'NONE' check (level in ('NONE', 'LOW', 'SUBSTANTIAL'));

-- what the person had along and showed to be theirs
alter table identity_proofing
    add column factors uuid[] not null default '{}';
