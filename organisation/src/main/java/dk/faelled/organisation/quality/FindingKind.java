package dk.faelled.organisation.quality;

import dk.faelled.platform.page.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found not to fit (ORG-54). */
public enum FindingKind {
    PERSON_WITHOUT_ENGAGEMENT(FindingQueries.PERSON_WITHOUT_ENGAGEMENT),
    UNIT_WITHOUT_MANAGER(FindingQueries.UNIT_WITHOUT_MANAGER),
    ENDED_CLASS(FindingQueries.ENDED_CLASS),
    OVERLAPPING_PRIMARY(FindingQueries.OVERLAPPING_PRIMARY),
    ENGAGEMENT_OUTSIDE_UNIT(FindingQueries.ENGAGEMENT_OUTSIDE_UNIT),
    OTHER_OUTSIDE_UNIT(FindingQueries.OTHER_OUTSIDE_UNIT),
    UNIT_OUTSIDE_PARENT(FindingQueries.UNIT_OUTSIDE_PARENT),
    OUTSIDE_PERSON(FindingQueries.OUTSIDE_PERSON),
    ACCOUNT_WITHOUT_ENGAGEMENT(FindingQueries.ACCOUNT_WITHOUT_ENGAGEMENT),
    ENDED_OWNER(FindingQueries.ENDED_OWNER),
    MANAGER_WITHOUT_ENGAGEMENT(FindingQueries.MANAGER_WITHOUT_ENGAGEMENT),
    LEAVE_WITHOUT_ENGAGEMENT(FindingQueries.LEAVE_WITHOUT_ENGAGEMENT),
    DUPLICATE_CPR(FindingQueries.DUPLICATE_CPR);

    private final String query;

    FindingKind(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }

    /** As it stands in addresses and ends the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FindingKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public String title() {
        return Messages.text("organisation.quality." + word());
    }

    /** What the repair does, before it is done. */
    public String repair() {
        return Messages.text("organisation.quality." + word() + ".repair");
    }
}
