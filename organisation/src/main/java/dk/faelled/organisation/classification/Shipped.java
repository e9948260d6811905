package dk.faelled.organisation.classification;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facet;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facets and classes that every authority begins with (3.3). */
final class Shipped {
    private static final Map<String, String> FACETS = Map.ofEntries(
            Map.entry("org_unit_type", "Enhedstype"),
            Map.entry("org_unit_level", "Enhedsniveau"),
            Map.entry("org_unit_hierarchy", "Organisationshierarki"),
            Map.entry("time_planning", "Tidsregistrering"),
            Map.entry("org_unit_address_type", "Adressetyper for enheder"),
            Map.entry("employee_address_type", "Adressetyper for medarbejdere"),
            Map.entry("manager_address_type", "Adressetyper for ledere"),
            Map.entry("visibility", "Synlighed"),
            Map.entry("engagement_type", "Engagementstype"),
            Map.entry("engagement_job_function", "Stillingsbetegnelse"),
            Map.entry("primary_type", "Primærtype"),
            Map.entry("association_type", "Tilknytningsrolle"),
            Map.entry("trade_union", "Faglig organisation"),
            Map.entry("leave_type", "Orlovstype"),
            Map.entry("manager_type", "Ledertype"),
            Map.entry("manager_level", "Lederniveau"),
            Map.entry("responsibility", "Ledelsesansvar"),
            Map.entry("role", "Rolle"),
            Map.entry("role_type", "Rolletype (ikke i brug)"),
            Map.entry("kle_number", "KLE-nummer"),
            Map.entry("kle_aspect", "KLE-aspekt"));

    private record Shipment(
            String facet,
            String userKey,
            String name,
            @Nullable String scope) {}

    private static final List<Shipment> CLASSES = List.of(
            new Shipment("primary_type", "explicitly-primary", "Manuelt primær", "5000"),
            new Shipment("primary_type", "primary", "Primær", "3000"),
            new Shipment("primary_type", "non-primary", "Ikke-primær", "0"),
            new Shipment("visibility", "PUBLIC", "Må vises eksternt", "PUBLIC"),
            new Shipment("visibility", "INTERNAL", "Må vises internt", "INTERNAL"),
            new Shipment("visibility", "SECRET", "Hemmelig", "SECRET"),
            new Shipment("kle_aspect", "Ansvarlig", "Ansvarlig", null),
            new Shipment("kle_aspect", "Indsigt", "Indsigt", null),
            new Shipment("kle_aspect", "Udførende", "Udførende", null));

    private Shipped() {}

    /** What is there already, perhaps renamed or ended by the authority, is left alone. */
    static void install(Facets facets, Classes classes, LocalDate today) {
        var haveFacets =
                facets.segments(FACETS.keySet().stream().map(Shipped::facet).toList(), null);
        // an authority that came from elsewhere has facets of these keys with ids of their own
        var keyed = new HashMap<String, FacetId>();
        if (haveFacets.size() < FACETS.size())
            for (var key : FACETS.keySet()) facets.keyed(key).ifPresent(id -> keyed.put(key, id));
        facets.write(
                FACETS.entrySet().stream()
                        .filter(f -> !haveFacets.containsKey(facet(f.getKey())) && !keyed.containsKey(f.getKey()))
                        .map(f -> new Write.Put<>(
                                facet(f.getKey()),
                                Segments.of(Validity.ALWAYS, new Facet(f.getKey(), true, f.getValue(), null))))
                        .toList(),
                null);
        var haveClasses = classes.segments(CLASSES.stream().map(Shipped::id).toList(), null);
        classes.write(
                CLASSES.stream()
                        .filter(c -> !haveClasses.containsKey(id(c)))
                        .filter(c -> !keyed.containsKey(c.facet())
                                || classes.keyed(c.facet(), c.userKey(), AsOf.on(today))
                                        .isEmpty())
                        .map(c -> new Write.Put<>(
                                id(c),
                                Segments.of(
                                        Validity.ALWAYS,
                                        Classification.of(
                                                c.userKey(),
                                                c.name(),
                                                keyed.getOrDefault(c.facet(), facet(c.facet())),
                                                c.scope()))))
                        .toList(),
                null);
    }

    /** The same in every authority and at every start, so that installing twice finds what is there. */
    private static FacetId facet(String key) {
        return new FacetId(named("facet:" + key));
    }

    private static ClassId id(Shipment shipment) {
        return new ClassId(named("class:" + shipment.facet() + ":" + shipment.userKey()));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("faelled:organisation:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
