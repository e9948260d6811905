package dk.faelled.identity.provider;

import dk.faelled.identity.group.Group;
import dk.faelled.platform.page.Messages;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The terms of a system as its pages write them. */
final class TermsInWords {
    private final Map<UUID, String> groups;

    /** @param known those groups that are still there */
    TermsInWords(Collection<Group> known) {
        groups = known.stream().collect(Collectors.toMap(Group::id, Group::called));
    }

    /** Labels with their values. */
    Map<String, List<String>> of(ServiceProvider terms) {
        var all = new LinkedHashMap<String, List<String>>();
        put(all, "identity.provider.name.label", List.of(terms.name()));
        put(all, "identity.provider.enabled", List.of(yesNo(terms.enabled())));
        put(all, "identity.provider.level", List.of(Messages.text("secondfactor.level." + terms.level())));
        put(all, "identity.provider.policy", List.of(Messages.text("identity.provider.policy." + terms.policy())));
        put(all, "identity.provider.exempt", terms.exempt());
        put(all, "identity.provider.password", minutes(terms.password()));
        put(all, "identity.provider.second", minutes(terms.secondFactor()));
        put(all, "identity.provider.domains", terms.domains());
        put(
                all,
                "identity.provider.groups",
                terms.groups().stream()
                        .map(id -> groups.getOrDefault(id, id.toString()))
                        .toList());
        put(all, "identity.provider.known", List.of(yesNo(terms.knownNetworksOnly())));
        put(all, "identity.provider.notes.label", terms.notes().lines().toList());
        return all;
    }

    private static void put(Map<String, List<String>> all, String label, List<String> values) {
        all.put(Messages.text(label), values);
    }

    private static String yesNo(boolean yes) {
        return Messages.text(yes ? "platform.list.yes" : "platform.list.no");
    }

    private static List<String> minutes(@Nullable Duration time) {
        return time == null ? List.of() : List.of(Long.toString(time.toMinutes()));
    }
}
