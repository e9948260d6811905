package dk.faelled.roles;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * All rights of a user in some systems, as those systems are told.
 *
 * @param nameId who it is, {@code C=DK,O=…}
 * @param roleMap what each role is called, by what it is known by outside
 */
public record Profile(String nameId, List<Privilege> privileges, SequencedMap<String, String> roleMap) {
    public Profile {
        privileges = List.copyOf(privileges);
        roleMap = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(roleMap));
    }
}
