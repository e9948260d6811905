package dk.faelled.organisation.quality;

import dk.faelled.platform.page.Errors;

/** Putting off a finding. @param back where the list is */
public record SnoozeView(String title, String action, String back, String until, String reason, Errors errors) {}
