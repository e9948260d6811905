package dk.faelled.platform.job;

import org.jspecify.annotations.Nullable;

/** What was wrong with one row of a job's work. @param row as the user sees it; null where no row is meant */
public record JobProblem(long no, @Nullable Long row, String subject, String reason, String hint) {}
