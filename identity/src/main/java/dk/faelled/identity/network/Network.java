package dk.faelled.identity.network;

import java.util.UUID;

/** A known network. @param range as {@code 192.0.2.0/24} @param note what it is, in the authority's words */
public record Network(UUID id, String range, String note) {}
