package dk.faelled.organisation.importing;

import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.RuleBroken;
import java.util.ArrayList;
import java.util.List;

/** An account is there as long as an employment is tied to it. */
final class OpusAccounts {
    private OpusAccounts() {}

    static Segments<ItUser> tied(
            Segments<ItUser> account,
            Validity over,
            String userId,
            ItSystemId system,
            PersonId person,
            EngagementId engagement) {
        for (var segment : account.overlapping(over))
            if (!person.equals(segment.state().person()))
                throw new RuleBroken("organisation.import.opus.account-taken", userId).at("userId");
        var fresh = new ItUser(userId, system, person, null, List.of(engagement), null, null, null);
        return Stretch.present(account, over, fresh, old -> with(old, added(old.engagements(), engagement)));
    }

    static Segments<ItUser> untied(Segments<ItUser> account, Validity off, EngagementId engagement) {
        var left = account.terminate(off, state -> state.engagements().equals(List.of(engagement)));
        return Stretch.patched(left, off, old -> with(old, without(old.engagements(), engagement)));
    }

    private static List<EngagementId> added(List<EngagementId> engagements, EngagementId one) {
        if (engagements.contains(one)) return engagements;
        var all = new ArrayList<>(engagements);
        all.add(one);
        return all;
    }

    private static List<EngagementId> without(List<EngagementId> engagements, EngagementId one) {
        return engagements.stream().filter(other -> !other.equals(one)).toList();
    }

    private static ItUser with(ItUser account, List<EngagementId> engagements) {
        return new ItUser(
                account.userKey(),
                account.itSystem(),
                account.person(),
                account.unit(),
                engagements,
                account.externalId(),
                account.bindingType(),
                account.primary());
    }
}
