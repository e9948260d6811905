package dk.faelled.organisation;

import java.util.List;
import java.util.Optional;

/** The classes (klasser): job titles, unit types, address types … */
public interface Classes extends Register<ClassId, Classification> {
    /** The facets and classes that every authority has from the start; what is there already stays. */
    void install();

    /** By name. */
    List<Found<ClassId, Classification>> of(String facetKey, AsOf asOf);

    Optional<Found<ClassId, Classification>> keyed(String facetKey, String userKey, AsOf asOf);

    /** How many objects refer to it on that day. */
    long inUse(ClassId id, AsOf asOf);
}
