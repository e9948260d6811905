package dk.faelled.organisation.os2mo;

import dk.faelled.organisation.Days;
import dk.faelled.organisation.os2mo.schema.Version;
import dk.faelled.organisation.os2mo.token.Rights;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One request: in which version it was asked, by whom, and when. The same moment for all its fields.
 *
 * @param persons whose data the answer holds; for the access log
 * @param numbers whose CPR numbers it holds
 */
public record Asked(Version version, Rights rights, Instant now, Set<UUID> persons, Set<UUID> numbers) {
    public static Asked at(Instant now, Version version, Rights rights) {
        return new Asked(version, rights, now, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }

    public static Asked of(DataFetchingEnvironment field) {
        return of(field.getGraphQlContext());
    }

    public static Asked of(GraphQLContext context) {
        return Objects.requireNonNull(context.<Asked>get(Asked.class));
    }

    /** The clock in Copenhagen. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(now, Days.COPENHAGEN);
    }

    public LocalDate today() {
        return local().toLocalDate();
    }
}
