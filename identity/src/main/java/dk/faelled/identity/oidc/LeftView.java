package dk.faelled.identity.oidc;

/** @param address where it goes on: a registered one, or a page of ours */
public record LeftView(String address) {}
