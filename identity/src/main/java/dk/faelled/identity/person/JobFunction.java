package dk.faelled.identity.person;

/**
 * A job function role (jobfunktionsrolle) as another program loads it, for authorities that have no roles here.
 *
 * @param identifier as the receiving system knows it
 * @param cvr eight digits of the authority that it is held for
 */
public record JobFunction(String identifier, String cvr) {}
