package dk.faelled.organisation.classification;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassChanged;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Folded;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import dk.faelled.platform.Now;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The classes. */
@Component
class ClassRegister extends StoredRegister<ClassId, Classification> implements Classes {
    private static final Shape<ClassId, Classification> SHAPE = Shape.of(ClassId.class, Classification.class);

    /** Every column that a class can stand in. */
    private static final String[][] REFERENCES = {
        {"unit", ":id in (type_id, level_id, hierarchy_id, time_planning_id)"},
        {"engagement", ":id in (type_id, job_function_id, primary_id)"},
        {"association", ":id in (type_id, primary_id, trade_union_id, job_function_id)"},
        {"manager", "(:id in (type_id, level_id) or :id = any(responsibility_ids))"},
        {"address", ":id in (type_id, visibility_id)"},
        {"leave", "type_id = :id"},
        {"it_user", "primary_id = :id"},
        {"role_binding", "role_id = :id"},
        {"kle", "(number_id = :id or :id = any(aspect_ids))"},
        {"class", "parent_id = :id"}
    };

    private static final String BY_FACET = "facet_id in (select f.id from facet f where f.user_key = :facet)";
    private final Facets facets;

    ClassRegister(Registers parts, Facets facets) {
        super(SHAPE, parts, ClassChanged::new);
        this.facets = facets;
    }

    @Override
    public void install() {
        Shipped.install(facets, this, Now.day());
    }

    @Override
    public List<Found<ClassId, Classification>> of(String facetKey, AsOf asOf) {
        return found(BY_FACET, asOf, Map.of("facet", facetKey), 100_000).stream()
                .sorted(Comparator.comparing(f -> Folded.of(f.state().name())))
                .toList();
    }

    @Override
    public Optional<Found<ClassId, Classification>> keyed(String facetKey, String userKey, AsOf asOf) {
        return found(BY_FACET + " and user_key = :key", asOf, Map.of("facet", facetKey, "key", userKey), 1).stream()
                .findFirst();
    }

    @Override
    public long inUse(ClassId id, AsOf asOf) {
        var counts = Stream.of(REFERENCES)
                .map(r -> "select count(*) n from %s where %s and valid_from <= :on and valid_until > :on"
                        .formatted(r[0], r[1]))
                .collect(Collectors.joining(" union all "));
        return sql.sql("select coalesce(sum(n), 0) from (" + counts + ")")
                .param("id", id.value())
                .param("on", asOf.on())
                .query(Long.class)
                .single();
    }
}
