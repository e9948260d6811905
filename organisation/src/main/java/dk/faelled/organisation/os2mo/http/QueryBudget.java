package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.reading.ObjectCounts;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses what would ask for more than the authority allows, before it is answered. Objects are counted only for a request
 * that would be too much in the largest of authorities.
 */
@Component
@EnableConfigurationProperties(GraphqlSettings.class)
class QueryBudget {
    private final GraphqlSettings settings;
    private final Tenants tenants;
    private final ObjectCounts counts;
    private final TransactionTemplate transaction;

    QueryBudget(GraphqlSettings settings, Tenants tenants, ObjectCounts counts, TransactionTemplate transaction) {
        this.settings = settings;
        this.tenants = tenants;
        this.counts = counts;
        this.transaction = transaction;
    }

    /** @throws Fault where it is too much */
    void check(GraphQLSchema schema, Document document, OperationDefinition chosen, Operation asked) {
        var smallest = settings.smallest();
        if (Cost.of(schema, document, chosen, asked, Cost.LARGE::get) <= smallest) return;
        var sizes = transaction.execute(_ -> counts.now());
        double cost = Cost.of(schema, document, chosen, asked, sizes::get);
        long most =
                settings.of(tenants.find(Tenant.current()).map(TenantInfo::cvr).orElse(""));
        if (cost > most)
            throw new Fault(String.format(
                    Locale.ROOT,
                    "The query would be answered with about %,.0f values, and %,d are allowed. "
                            + "Ask for fewer objects at a time (limit and cursor, or a filter) or for less of each.",
                    cost,
                    most));
    }
}
