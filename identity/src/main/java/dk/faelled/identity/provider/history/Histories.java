package dk.faelled.identity.provider.history;

import dk.faelled.identity.provider.history.ProviderHistory.Version;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what has been changed of a system, and leads a part of it back. */
@Service
@Transactional
public class Histories {
    private final ProviderHistory history;
    private final Map<Part, Historic<?>> parts = new EnumMap<>(Part.class);

    /**
     * @param differences from the version of the part before; of the first one none
     * @param counts now
     * @param possible it can be led back to: false for what counts, and for what may not be any more
     */
    public record Change(Version version, List<Difference> differences, boolean counts, boolean possible) {}

    Histories(ProviderHistory history, ObjectProvider<Historic<?>> parts) {
        this.history = history;
        parts.orderedStream().forEach(one -> this.parts.put(one.part(), one));
    }

    /** The latest first. @param before a number; null for from the latest on */
    @Transactional(readOnly = true)
    public List<Change> of(UUID provider, @Nullable Integer before, int size) {
        return history.of(provider, before, size).stream()
                .collect(Collectors.groupingBy(Version::part))
                .values()
                .stream()
                .map(some -> told(part(some.getFirst().part()), provider, some))
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing((Change one) -> one.version().number())
                        .reversed())
                .toList();
    }

    private static <S> List<Change> told(Historic<S> part, UUID provider, List<Version> versions) {
        var now = part.now(provider);
        var states = new ArrayList<Optional<S>>();
        for (var version : versions) {
            states.add(ProviderHistory.read(version.state(), part.kept()));
            states.add(ProviderHistory.read(version.earlier(), part.kept()));
        }
        var words =
                part.inWords(states.stream().flatMap(Optional::stream).toList()).iterator();
        var told = states.stream().map(state -> state.map(_ -> words.next())).toList();
        var changes = new ArrayList<Change>();
        for (int i = 0; i < versions.size(); i++) {
            var is = told.get(2 * i);
            var was = told.get(2 * i + 1);
            boolean counts = states.get(2 * i).equals(now);
            changes.add(new Change(
                    versions.get(i),
                    is.isPresent() && was.isPresent() ? Difference.between(was.get(), is.get()) : List.of(),
                    counts,
                    !counts && is.isPresent() && now.isPresent()));
        }
        return changes;
    }

    /**
     * The part is again what it was then.
     *
     * @throws NotFound where the version is not kept
     * @throws RuleBroken where it may not be so any more
     */
    public void back(UUID provider, int number) {
        var version = history.find(provider, number).orElseThrow(() -> new NotFound("version " + number));
        back(part(version.part()), provider, version);
    }

    private static <S> void back(Historic<S> part, UUID provider, Version version) {
        part.back(
                provider,
                ProviderHistory.read(version.state(), part.kept())
                        .orElseThrow(() -> new RuleBroken("identity.provider.version.outdated", version.number())));
    }

    private Historic<?> part(Part part) {
        var found = parts.get(part);
        if (found == null) throw new IllegalStateException("nobody keeps " + part);
        return found;
    }
}
