package dk.faelled.identity.group;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.util.UUID;

/** The groups of all domains, and the members of one. */
public final class GroupList {
    /** @param gone not loaded any more */
    public record Row(UUID id, String name, String domain, String description, long members, boolean gone) {}

    /** @param id of the person */
    public record Member(UUID id, String name, String userName, String domain) {}

    static final ListDefinition<Row> GROUPS = ListDefinition.<Row>of("identity.groups", "identity.groups")
            .select("""
                    g.id, g.name, g.description, d.name as domain, g.gone_at,
                    (select count(*) from identity_group_member m where m.group_id = g.id) as members""", """
                    identity_group g
                      join identity_domain d on d.id = g.domain_id""")
            .counted("identity_group g")
            .search("lower(g.name) like :qAnywhere")
            .columns(
                    Column.<Row>text("name", "identity.group.name", "g.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("domain", "identity.domain.of", "d.name", Row::domain)
                            .always()
                            .filtered(),
                    Column.<Row>number(
                                    "members",
                                    "identity.group.members",
                                    "(select count(*) from identity_group_member m where m.group_id = g.id)",
                                    Row::members)
                            .always(),
                    Column.<Row>yesNo("gone", "identity.group.gone", "(g.gone_at is not null)", Row::gone)
                            .always()
                            .filtered(),
                    Column.<Row>text("description", "identity.group.description", "g.description", Row::description))
            .sortedBy("name")
            .rows(
                    "g.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("domain"),
                            row.getString("description"),
                            row.getLong("members"),
                            row.getObject("gone_at") != null));

    static final ListDefinition<Member> MEMBERS = ListDefinition.<Member>of(
                    "identity.groupmembers", "identity.group.members")
            .select("p.id, p.name, p.user_name, d.name as domain", """
                    identity_group_member m
                      join identity_person p on p.id = m.person_id
                      join identity_domain d on d.id = p.domain_id""")
            .where("m.group_id = :group")
            .search("p.search like :qAnywhere")
            .columns(
                    Column.<Member>text("name", "identity.person.name", "p.name", Member::name)
                            .always()
                            .sorted(),
                    Column.<Member>text("userName", "platform.ui.user-name", "p.user_name", Member::userName)
                            .always()
                            .sorted(),
                    Column.<Member>text("domain", "identity.domain.of", "d.name", Member::domain)
                            .always())
            .sortedBy("name")
            .rows(
                    "p.id",
                    (row, _) -> new Member(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("user_name"),
                            row.getString("domain")));

    private GroupList() {}
}
