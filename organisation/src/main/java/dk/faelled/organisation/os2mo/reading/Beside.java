package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Search;
import dk.faelled.organisation.Units;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Sealer;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What fields need beside the tables. */
@Component
public record Beside(JdbcClient sql, Sealer sealer, Search search, Units units, Audit audit) {
    static Beside of(DataFetchingEnvironment field) {
        return of(field.getGraphQlContext());
    }

    static Beside of(GraphQLContext context) {
        return Objects.requireNonNull(context.<Beside>get(Beside.class));
    }
}
