package dk.faelled.organisation.page;

import dk.faelled.organisation.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tabs of a unit and of a person. */
public enum Section {
    UNIT(null),
    PERSON(null),
    ENGAGEMENTS(Type.ENGAGEMENT),
    ADDRESSES(Type.ADDRESS),
    ASSOCIATIONS(Type.ASSOCIATION),
    ITUSERS(Type.IT_USER),
    ROLEBINDINGS(Type.ROLE_BINDING),
    ITASSOCIATIONS(Type.ASSOCIATION),
    KLE(Type.KLE),
    MANAGERS(Type.MANAGER),
    OWNERS(Type.OWNER),
    RELATED(Type.RELATED_UNIT),
    LEAVES(Type.LEAVE),
    HISTORY(null);

    private final @Nullable Type type;

    Section(@Nullable Type type) {
        this.type = type;
    }

    /** What its lines are; null for a tab without lines. */
    public @Nullable Type type() {
        return type;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "organisation.tab." + word();
    }

    /** Those of a unit, or of a person, in the order in which they stand. */
    public static List<Section> of(Side side) {
        return Arrays.stream(values()).filter(s -> s.on(side)).toList();
    }

    public static Section of(Side side, String word) {
        return of(side).stream().filter(s -> s.word().equals(word)).findFirst().orElse(of(side).getFirst());
    }

    private boolean on(Side side) {
        return switch (this) {
            case UNIT, KLE, RELATED -> side == Side.UNIT;
            case PERSON -> side == Side.PERSON;
            default -> true;
        };
    }

    /** From which side its lines are changed: what hangs on a person's employment or account is only shown on the unit. */
    public Side changedFrom(Side seen) {
        return this == LEAVES || this == ITASSOCIATIONS ? Side.PERSON : seen;
    }
}
