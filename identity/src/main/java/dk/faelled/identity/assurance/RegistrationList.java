package dk.faelled.identity.assurance;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.secondfactor.NsisLevel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Persons as a registrant finds them. */
public final class RegistrationList {
    /** @param open of what a registrant has seen and is not taken yet; null for nothing */
    public record Row(
            UUID id,
            String name,
            String userName,
            String domain,
            String level,
            boolean allowed,
            @Nullable String open) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "identity.registration", "identity.registration")
            .select("p.id, p.name, p.user_name, d.name as domain, p.level, p.allowed, o.state as open", """
                    identity_person p
                      join identity_domain d on d.id = p.domain_id
                      left join identity_proofing o on o.person_id = p.id and o.state in ('WAITING', 'GRANTED')""")
            .where("p.dataset_lock_at is null")
            .search("p.search like :qAnywhere")
            .columns(
                    Column.<Row>text("name", "identity.person.name", "p.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("userName", "platform.ui.user-name", "p.user_name", Row::userName)
                            .always()
                            .sorted(),
                    Column.<Row>text("domain", "identity.domain.of", "d.name", Row::domain)
                            .always()
                            .filtered(),
                    Column.<Row>text(
                                    "level",
                                    "identity.level",
                                    "p.level",
                                    row -> RegistrationPages.name(NsisLevel.valueOf(row.level())))
                            .always()
                            .chosenFrom(RegistrationList::levels),
                    Column.<Row>yesNo("allowed", "identity.level.allowed", "p.allowed", Row::allowed)
                            .always()
                            .filtered(),
                    Column.<Row>text(
                                    "open",
                                    "identity.registration.state",
                                    "o.state",
                                    row -> row.open() == null
                                            ? null
                                            : Messages.text("identity.registration.state." + row.open()))
                            .chosenFrom(RegistrationList::states))
            .sortedBy("name")
            .rows(
                    "p.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("user_name"),
                            row.getString("domain"),
                            row.getString("level"),
                            row.getBoolean("allowed"),
                            row.getString("open")));

    private RegistrationList() {}

    private static List<Option> levels() {
        return Arrays.stream(NsisLevel.values())
                .map(level -> new Option(level.name(), RegistrationPages.name(level)))
                .toList();
    }

    private static List<Option> states() {
        return Arrays.stream(Proofing.State.values())
                .filter(Proofing.State::isOpen)
                .map(state -> new Option(state.name(), Messages.text("identity.registration.state." + state)))
                .toList();
    }
}
