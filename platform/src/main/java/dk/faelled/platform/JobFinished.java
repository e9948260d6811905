package dk.faelled.platform;

import java.util.UUID;

/** A job has come to its end, whatever the end. */
public record JobFinished(TenantId tenant, UUID job, String kind, Job.State state) implements TenantEvent {}
