package dk.faelled.identity.desk;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.util.UUID;

/** The persons of all domains. */
public final class PersonList {
    /** @param account whether he or she can sign in to Fælled */
    public record Row(UUID id, String name, String userName, String domain, boolean account, boolean locked) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("identity.persons", "identity.persons")
            .select(
                    "p.id, p.name, p.user_name, d.name as domain, p.account_id, p.admin_lock_at, p.dataset_lock_at",
                    """
                    identity_person p
                      join identity_domain d on d.id = p.domain_id""")
            .counted("identity_person p")
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
                    Column.<Row>yesNo("account", "identity.person.account", "(p.account_id is not null)", Row::account)
                            .always()
                            .filtered(),
                    Column.<Row>yesNo(
                                    "locked",
                                    "identity.person.locked",
                                    "(p.admin_lock_at is not null or p.dataset_lock_at is not null)",
                                    Row::locked)
                            .always()
                            .filtered())
            .sortedBy("name")
            .rows(
                    "p.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("user_name"),
                            row.getString("domain"),
                            row.getObject("account_id") != null,
                            row.getObject("admin_lock_at") != null || row.getObject("dataset_lock_at") != null));

    private PersonList() {}
}
