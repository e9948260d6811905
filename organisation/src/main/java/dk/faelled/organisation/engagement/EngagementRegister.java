package dk.faelled.organisation.engagement;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementChanged;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.EngagementRow;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Employments; a person is found by the employment number too. */
@Component
class EngagementRegister extends StoredRegister<EngagementId, Engagement> implements Engagements {
    private static final Shape<EngagementId, Engagement> SHAPE = Shape.of(EngagementId.class, Engagement.class);

    EngagementRegister(Registers parts) {
        super(SHAPE, parts, EngagementChanged::new);
    }

    @Override
    protected void follow(List<Written<EngagementId, Engagement>> changes) {
        search().persons(changes.stream()
                .flatMap(c -> Stream.concat(c.before().list().stream(), c.after().list().stream()))
                .flatMap(s -> Stream.ofNullable(s.state().person()))
                .map(PersonId::value)
                .distinct()
                .toList());
    }

    @Override
    public List<Found<EngagementId, Engagement>> of(PersonId person, AsOf asOf) {
        return found("person_id = :person", asOf, Map.of("person", person.value()), OF_ONE);
    }

    @Override
    public List<Found<EngagementId, Engagement>> of(Collection<PersonId> persons, AsOf asOf) {
        return ofPersons(persons, asOf);
    }

    @Override
    public List<EngagementRow> in(UnitId unit, boolean withBelow, AsOf asOf, @Nullable EngagementId after, int size) {
        return EngagementTable.in(sql, unit, withBelow, asOf, after, size);
    }
}
