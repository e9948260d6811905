package dk.faelled.organisation;

/** Leaves from engagements (orlov). */
public interface Leaves extends Register<LeaveId, Leave> {}
