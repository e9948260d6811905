-- the device of secondfactor that is the same app or key: it keeps the last step and count, whoever asked
alter table identity_app
    add column device_id text;
alter table identity_passkey
    add column device_id text;
