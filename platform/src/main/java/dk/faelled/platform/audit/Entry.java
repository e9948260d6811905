package dk.faelled.platform.audit;

import dk.faelled.platform.TenantId;
import java.time.Instant;
import java.util.UUID;

/** The head of an audit entry: what the chain protects even when the contents are gone. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(TenantId tenant, UUID id, Instant at, String actor, String action, String entity, byte[] payloadDigest) {}
