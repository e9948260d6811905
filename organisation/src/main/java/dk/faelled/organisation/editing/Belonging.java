package dk.faelled.organisation.editing;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RoleBinding;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.page.Section;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a line is, was or will be on the tab that one comes from. */
@Component
class Belonging {
    private final Accounts accounts;

    Belonging(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The stretches in which it is. */
    @SuppressWarnings("unchecked")
    <I extends Id> List<? extends Segment<? extends Record>> of(
            Register<I, ?> register, LineDrafts.Place place, UUID line) {
        return register.segments((I) place.type().id(line), null).list().stream()
                .filter(s -> belongs(s.state(), place))
                .toList();
    }

    private boolean belongs(Record state, LineDrafts.Place place) {
        var owner = place.ownerId();
        return switch (state) {
            case RelatedUnit link -> link.unit().equals(owner) || link.other().equals(owner);
            case RoleBinding binding ->
                owner.equals(binding.unit())
                        || accounts.segments(binding.itUser(), null).list().stream()
                                .anyMatch(s -> owner.equals(s.state().person())
                                        || owner.equals(s.state().unit()));
            case Association association ->
                (association.itUser() != null) == (place.section() == Section.ITASSOCIATIONS)
                        && owner.equals(Sheets.of(place.side(), place.section(), false)
                                .get(place.side().owner(), association));
            default ->
                owner.equals(Sheets.of(place.side(), place.section(), false)
                        .get(place.side().owner(), state));
        };
    }

    /** Whether the owner is the second of two linked units. */
    boolean second(Register<?, ?> register, LineDrafts.Place place, UUID line) {
        return place.section() == Section.RELATED
                && of(register, place, line).stream()
                        .anyMatch(s -> s.state() instanceof RelatedUnit link
                                && link.other().equals(place.ownerId()));
    }
}
