-- a system can prove who it is by a key of its own instead of a secret, and can be made to push its requests beforehand
alter table identity_oidc_client
    -- the public parts, as a JSON Web Key Set; then there is no secret
    add column keys   text,
    add column pushed boolean not null default false,
    add constraint identity_oidc_client_keys check (keys is null or (not open_client and secret_hash is null));
