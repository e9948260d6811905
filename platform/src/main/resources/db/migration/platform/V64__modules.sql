-- modules that the authority does without; one that comes with a later version is in use until somebody says otherwise
alter table tenant add column modules_off text[] not null default '{}';
