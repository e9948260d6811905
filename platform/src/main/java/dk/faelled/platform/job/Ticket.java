package dk.faelled.platform.job;

import java.util.UUID;

/** What the scheduler keeps of a job: whose it is, and which. */
record Ticket(UUID tenant, UUID job) {}
