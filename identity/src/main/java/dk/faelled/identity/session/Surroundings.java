package dk.faelled.identity.session;

import java.time.Instant;

/** Where and when. @param knownNetwork the address is one of the authority's own @param high the authority offers HIGH */
public record Surroundings(Instant now, boolean knownNetwork, boolean high) {}
