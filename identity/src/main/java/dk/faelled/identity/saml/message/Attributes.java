package dk.faelled.identity.saml.message;

import dk.faelled.secondfactor.NsisLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a system is told by its profile's rules, and what its own claims add (identity 4.8). */
public final class Attributes {
    private static final String EID = "https://data.gov.dk/model/core/eid/";
    private static final String SPEC_VERSION = "https://data.gov.dk/model/core/specVersion";
    private static final String OIOSAML_2 = "dk:gov:saml:attribute:";
    private static final Set<String> LEVELS =
            Set.of(Names.LOA, Names.NSIS + "/ial", Names.NSIS + "/aal", Names.OIOSAML_2_LEVEL);

    private Attributes() {}

    /** Whether a claim may not be called so: what a level is, a session says and nobody else. */
    public static boolean isReserved(String name) {
        return LEVELS.contains(name.strip());
    }

    /**
     * @param older the system takes levels as 2 and 3 rather than those of NSIS
     * @param claims names and values, as the system's settings make them; one of a name that a profile gives replaces it
     */
    public static List<Attribute> of(Profile profile, boolean older, Facts facts, Map<String, List<String>> claims) {
        var all = new LinkedHashMap<String, Attribute>();
        var given =
                switch (profile) {
                    case OIOSAML3 -> oiosaml3(facts);
                    case OIOSAML2 -> oiosaml2(facts);
                    case PLAIN -> older ? List.of(level2(facts)) : levels(facts);
                };
        given.forEach(attribute -> all.put(attribute.name(), attribute));
        claims.forEach((name, values) -> {
            if (isReserved(name) || values.isEmpty()) return;
            all.put(name, new Attribute(name, format(profile, name), values));
        });
        return List.copyOf(all.values());
    }

    private static String format(Profile profile, String name) {
        return switch (profile) {
            case OIOSAML3 -> Names.NAME_URI;
            case OIOSAML2 -> Names.NAME_BASIC;
            case PLAIN -> name.contains(":") ? Names.NAME_URI : Names.NAME_BASIC;
        };
    }

    private static List<Attribute> oiosaml3(Facts facts) {
        var all = new ArrayList<Attribute>();
        all.add(Attribute.uri(SPEC_VERSION, "OIO-SAML-3.0"));
        all.addAll(levels(facts));
        all.add(Attribute.uri(EID + "professional/uuid/persistent", NameIds.professional(facts)));
        all.add(Attribute.uri(EID + "professional/cvr", facts.cvr()));
        all.add(Attribute.uri(EID + "professional/orgName", facts.organisation()));
        return all;
    }

    private static List<Attribute> levels(Facts facts) {
        if (facts.level() == NsisLevel.NONE) return List.of();
        return List.of(
                Attribute.uri(Names.LOA, Facts.written(facts.level())),
                Attribute.uri(Names.NSIS + "/ial", Facts.written(facts.identity())),
                Attribute.uri(Names.NSIS + "/aal", Facts.written(facts.proof())));
    }

    private static List<Attribute> oiosaml2(Facts facts) {
        return List.of(
                Attribute.basic(OIOSAML_2 + "SpecVer", "DK-SAML-2.0"),
                level2(facts),
                Attribute.basic(OIOSAML_2 + "CvrNumberIdentifier", facts.cvr()));
    }

    private static Attribute level2(Facts facts) {
        return Attribute.basic(Names.OIOSAML_2_LEVEL, facts.second() ? "3" : "2");
    }
}
