package dk.faelled.identity.credential;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.group.Groups;
import dk.faelled.platform.Audit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups of a domain whose members may not change their passwords themselves: what several share, or another program keeps (PWD-01). */
@Component
@Transactional
public class Unchanging {
    private final JdbcClient sql;
    private final Groups groups;
    private final Audit audit;

    private record Chosen(List<String> groups) {}

    Unchanging(JdbcClient sql, Groups groups, Audit audit) {
        this.sql = sql;
        this.groups = groups;
        this.audit = audit;
    }

    /** One that was erased meanwhile is left out. */
    @Transactional(readOnly = true)
    public List<Group> of(UUID domain) {
        return groups.all(ids(domain));
    }

    private List<UUID> ids(UUID domain) {
        return sql.sql("select unnest(unchanging) from identity_domain where id = :domain")
                .param("domain", domain)
                .query(UUID.class)
                .list();
    }

    /** @param chosen ids of groups */
    public void choose(UUID domain, List<UUID> chosen) {
        var before = ids(domain);
        if (before.equals(chosen)) return;
        sql.sql("update identity_domain set unchanging = :groups where id = :domain")
                .param("groups", chosen.toArray(UUID[]::new))
                .param("domain", domain)
                .update();
        audit.changed(
                "identity.domain.unchanging",
                "identity-domain:" + domain,
                new Chosen(names(before)),
                new Chosen(names(chosen)),
                null);
    }

    private List<String> names(List<UUID> ids) {
        return groups.all(ids).stream().map(Group::called).toList();
    }

    /** Whether the owner of the account is in one of the groups of his or her domain. */
    @Transactional(readOnly = true)
    public boolean holds(UUID account) {
        return sql.sql("""
                        select exists (select
                                         from identity_person p
                                         join identity_domain d on d.id = p.domain_id
                                         join identity_group_member m on m.person_id = p.id
                                        where p.account_id = :account
                                          and m.group_id = any (d.unchanging))
                        """).param("account", account).query(Boolean.class).single();
    }
}
