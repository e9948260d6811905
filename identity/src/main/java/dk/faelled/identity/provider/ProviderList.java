package dk.faelled.identity.provider;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.secondfactor.NsisLevel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The systems that the authority's people sign in to. */
public final class ProviderList {
    /** @param protocol in words @param level in words @param policy in words @param state whether it is open, in words */
    public record Row(
            UUID id, String name, String entityId, String protocol, String level, String policy, String state) {}

    private static final String PROTOCOL = "identity.protocol.";
    private static final String LEVEL = "secondfactor.level.";
    private static final String POLICY = "identity.provider.policy.";
    private static final String STATE = "identity.provider.state.";

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("identity.providers", "identity.providers")
            .select(
                    "p.id, p.name, p.entity_id, p.protocol, p.level_required, p.policy, p.enabled",
                    "identity_service_provider p")
            .search("lower(p.name || ' ' || p.entity_id) like :qAnywhere")
            .columns(
                    Column.<Row>text("name", "identity.provider.name.label", "p.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("entityId", "identity.provider.called", "p.entity_id", Row::entityId)
                            .always()
                            .sorted(),
                    Column.<Row>text("protocol", "identity.provider.protocol", "p.protocol", Row::protocol)
                            .always()
                            .chosenFrom(() -> options(PROTOCOL, Protocol.values())),
                    Column.<Row>text("level", "identity.provider.level", "p.level_required", Row::level)
                            .always()
                            .chosenFrom(() -> options(LEVEL, NsisLevel.values())),
                    Column.<Row>text("policy", "identity.provider.policy", "p.policy", Row::policy)
                            .always()
                            .chosenFrom(() -> options(POLICY, SecondFactorPolicy.values())),
                    Column.<Row>text(
                                    "state",
                                    "identity.provider.state",
                                    "case when p.enabled then 'open' else 'closed' end",
                                    Row::state)
                            .always()
                            .chosenFrom(() -> options(STATE, "open", "closed")))
            .sortedBy("name")
            .rows(
                    "p.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("entity_id"),
                            Messages.text(PROTOCOL + row.getString("protocol")),
                            Messages.text(LEVEL + row.getString("level_required")),
                            Messages.text(POLICY + row.getString("policy")),
                            Messages.text(STATE + (row.getBoolean("enabled") ? "open" : "closed"))));

    private ProviderList() {}

    /** @param key what the words of the values begin with */
    private static List<Option> options(String key, Object... values) {
        return Arrays.stream(values)
                .map(value -> new Option(value.toString(), Messages.text(key + value)))
                .toList();
    }
}
