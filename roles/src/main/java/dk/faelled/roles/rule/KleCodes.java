package dk.faelled.roles.rule;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.User;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The KLE codes of a user: own ones, and those of the units worked in, with what these inherit from above. */
final class KleCodes {
    /** No code at all, and no right that could be mistaken for one without limit. */
    static final String NONE = "99.99.99";

    private static final int WHOLE = "00.00.00".length();
    private final OrganisationView organisation;

    KleCodes(OrganisationView organisation) {
        this.organisation = organisation;
    }

    SortedSet<String> performing(User user) {
        return codes(user, user.klePerforming(), OrgUnit::klePerforming);
    }

    SortedSet<String> interest(User user) {
        return codes(user, user.kleInterest(), OrgUnit::kleInterest);
    }

    /** Both, without what a shorter code covers. */
    SortedSet<String> both(User user) {
        var all = performing(user);
        all.addAll(interest(user));
        var collapsed = new TreeSet<String>();
        for (var code : all) if (all.stream().noneMatch(other -> covers(other, code))) collapsed.add(code);
        return collapsed;
    }

    private static boolean covers(String shorter, String code) {
        return code.length() > shorter.length() && code.startsWith(shorter + ".");
    }

    private SortedSet<String> codes(User user, Set<String> own, Function<OrgUnit, Set<String>> ofUnit) {
        var codes = new TreeSet<>(own);
        if (user.positions().stream().anyMatch(Position::doNotInherit)) return codes;
        for (var position : user.positions())
            for (var above : organisation.path(position.unit())) codes.addAll(from(above, position.unit(), ofUnit));
        return codes;
    }

    private Set<String> from(UnitId above, UnitId own, Function<OrgUnit, Set<String>> ofUnit) {
        var unit = organisation.unit(above);
        return unit != null && (above.equals(own) || unit.inheritKle()) ? ofUnit.apply(unit) : Set.of();
    }

    /** As they are told outside: main groups and groups stand for all below them. */
    static SortedSet<String> written(Collection<String> codes) {
        var written = new TreeSet<String>();
        for (var code : codes) written.add(code.length() < WHOLE ? code + ".*" : code);
        return written;
    }
}
