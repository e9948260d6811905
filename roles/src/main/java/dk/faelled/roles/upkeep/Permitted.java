package dk.faelled.roles.upkeep;

import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.lookup.Refused;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who may ask for a role or a group, and who decides. */
final class Permitted {
    private Permitted() {}

    /** @param before what counts where nothing is said */
    static List<String> requesters(@Nullable List<String> said, List<String> before) {
        return said == null
                ? before
                : said.stream()
                        .filter(Objects::nonNull)
                        .map(one -> Refused.demand(RequestableBy.class, one, "requesterPermission")
                                .name())
                        .distinct()
                        .toList();
    }

    static List<String> approvers(@Nullable List<String> said, List<String> before) {
        return said == null
                ? before
                : said.stream()
                        .filter(Objects::nonNull)
                        .map(one -> Refused.demand(ApprovableBy.class, one, "approverPermission")
                                .name())
                        .distinct()
                        .toList();
    }

    /** By anybody but an administrator. */
    static boolean canRequest(List<String> requesters) {
        return requesters.stream().map(RequestableBy::valueOf).anyMatch(one -> switch (one) {
            case EMPLOYEE, MANAGERORSUBSTITUTE, AUTHRESPONSIBLE, AUTHORIZED -> true;
            case INHERIT, ADMIN, NONE -> false;
        });
    }
}
