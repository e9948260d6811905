package dk.faelled.identity.coredata;

import dk.faelled.identity.person.Domain;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A domain that is loaded, with those below it. A user name is somebody's in the whole tree. */
record Tree(Domain top, List<Domain> below) {
    /** The top first. */
    List<Domain> all() {
        return Stream.concat(Stream.of(top), below.stream()).toList();
    }

    UUID[] ids() {
        return all().stream().map(Domain::id).toArray(UUID[]::new);
    }

    Optional<Domain> named(String subDomain) {
        return below.stream().filter(domain -> domain.name().equals(subDomain)).findAny();
    }

    /** As it is posted and told: null for the top. */
    @Nullable
    String subDomain(UUID domain) {
        return below.stream()
                .filter(one -> one.id().equals(domain))
                .map(Domain::name)
                .findAny()
                .orElse(null);
    }
}
