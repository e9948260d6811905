package dk.faelled.organisation.onboarding;

import java.time.Instant;

/** One that is begun. @param name empty where none is given yet */
public record NewcomerRow(String href, String name, Instant changedAt) {}
