package dk.faelled.organisation.os2mo.http;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one request may ask for, in values of the answer as they are estimated before it is answered.
 *
 * @param budget where an authority has none of its own
 * @param budgets of an authority, by its CVR number
 */
@ConfigurationProperties("faelled.organisation.graphql")
record GraphqlSettings(
        @DefaultValue("20000000") long budget, @DefaultValue Map<String, Long> budgets) {
    /** @throws IllegalArgumentException where nothing could be asked */
    GraphqlSettings {
        if (budget < 1 || budgets.values().stream().anyMatch(each -> each < 1))
            throw new IllegalArgumentException("The budget of a request must be 1 or more");
    }

    /** What every authority allows at least. */
    long smallest() {
        return budgets.values().stream().reduce(budget, Math::min);
    }

    long of(String cvr) {
        return budgets.getOrDefault(cvr, budget);
    }
}
