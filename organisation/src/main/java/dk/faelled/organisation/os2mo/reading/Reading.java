package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import graphql.GraphQLContext;
import org.dataloader.DataLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What questions are answered with. */
public record Reading(Asked asked, Beside beside) {
    static Reading of(GraphQLContext context) {
        return new Reading(Asked.of(context), Beside.of(context));
    }

    /** For one request: nothing of it is kept for another. */
    public DataLoaderRegistry loaders() {
        return Ask.registry(this);
    }

    public JdbcClient sql() {
        return beside.sql();
    }

    Sentence sentence() {
        return new Sentence(asked, beside);
    }
}
