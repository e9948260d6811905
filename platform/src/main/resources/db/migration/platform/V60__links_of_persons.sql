-- whom of the organisation the account is tied to that the link makes; none for accounts that are nobody's there
alter table account_link add column person_id uuid;
