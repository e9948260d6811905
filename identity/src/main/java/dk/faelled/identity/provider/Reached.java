package dk.faelled.identity.provider;

import dk.faelled.identity.provider.ServiceSessions.Known;
import dk.faelled.identity.provider.Telling.Way;
import dk.faelled.platform.page.Messages;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which systems know of sessions, and how each of them hears that one has ended. */
@Component
public class Reached {
    private final ServiceSessions sessions;
    private final ObjectProvider<Telling> tellings;

    Reached(ServiceSessions sessions, ObjectProvider<Telling> tellings) {
        this.sessions = sessions;
        this.tellings = tellings;
    }

    /** In words, of each session that any system knows of. */
    public Map<UUID, String> inWords(Collection<UUID> numbers) {
        var known = sessions.known(numbers);
        var ways = ways(known);
        return known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().stream()
                .map(system -> Messages.text(
                        "identity.reached." + ways.getOrDefault(system.provider(), Way.NEVER), system.name()))
                .collect(Collectors.joining(", "))));
    }

    /** The names of those that cannot be told of the end of the sessions. */
    public List<String> missed(Collection<UUID> numbers) {
        var known = sessions.known(numbers);
        var ways = ways(known);
        return known.values().stream()
                .flatMap(List::stream)
                .filter(system -> ways.getOrDefault(system.provider(), Way.NEVER) == Way.NEVER)
                .map(Known::name)
                .distinct()
                .sorted()
                .toList();
    }

    private Map<UUID, Way> ways(Map<UUID, List<Known>> known) {
        var all = new HashMap<UUID, Way>();
        var systems = known.values().stream().flatMap(List::stream).toList();
        tellings.forEach(telling -> {
            var own = systems.stream()
                    .filter(system -> system.protocol() == telling.protocol())
                    .map(Known::provider)
                    .collect(Collectors.toSet());
            if (!own.isEmpty()) all.putAll(telling.ways(own));
        });
        return all;
    }
}
