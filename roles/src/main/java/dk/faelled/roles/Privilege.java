package dk.faelled.roles;

import java.util.List;

/**
 * One right as systems outside are told of it: a group of the OIO Basic Privilege Profile.
 *
 * @param cvr whose right it is
 */
public record Privilege(String cvr, String identifier, List<Limit> limits) {
    /** @param values sorted, with commas between */
    public record Limit(String name, String values) {}

    public Privilege {
        limits = List.copyOf(limits);
    }
}
