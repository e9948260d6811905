-- how many times in a row wrong passwords have locked the account: each lock lasts longer than the one before
alter table account add column lockouts int not null default 0;
