-- of this account a second factor is demanded whatever its domain says: it operates, or came in by a way out of need
alter table identity_password add column second_demanded boolean not null default false;
