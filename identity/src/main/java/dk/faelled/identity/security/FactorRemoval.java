package dk.faelled.identity.security;

/** @param action where the form is posted */
public record FactorRemoval(String action, String name, boolean last) {}
