package dk.faelled.identity.person;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.UUID;

/** There is a domain whose persons are to be read from the organisation. Heard within the transaction. */
record DomainAdded(TenantId tenant, UUID domain) implements TenantEvent {}
