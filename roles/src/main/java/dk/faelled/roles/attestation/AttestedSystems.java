package dk.faelled.roles.attestation;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.PortfolioLinks;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.rights.Allowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who attests which system, and which of its roles they attest the holders of. */
@Component
@Transactional
class AttestedSystems {
    /** Roles of one system on a page. */
    private static final int MOST = 1_000;

    private final JdbcClient sql;
    private final PortfolioLinks portfolio;
    private final Allowed allowed;
    private final Audit audit;

    /** As the log keeps it: persons. */
    record Answering(List<UUID> responsible, List<UUID> owners) {}

    /** As the log keeps it. */
    record Attested(boolean byResponsible) {}

    private record Kept(UUID uuid, String name, List<UUID> responsible, List<UUID> owners) {}

    AttestedSystems(JdbcClient sql, PortfolioLinks portfolio, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.portfolio = portfolio;
        this.allowed = allowed;
        this.audit = audit;
    }

    private Kept get(long id) {
        return sql.sql(
                        "select uuid, name, responsible_ids, owner_ids from role_system where id = :id and deleted_at is null")
                .param("id", id)
                .query((row, _) -> new Kept(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Arrays.asList((UUID[]) row.getArray(3).getArray()),
                        Arrays.asList((UUID[]) row.getArray(4).getArray())))
                .optional()
                .orElseThrow(() -> new NotFound("role_system " + id));
    }

    @Transactional(readOnly = true)
    public AttestedSystemView form(long id) {
        var system = get(id);
        var attested = sql.sql(
                        "select id from user_role where system_id = :id and deleted_at is null and attested_by_responsible")
                .param("id", id)
                .query(String.class)
                .list();
        return form(
                id,
                Filled.nothing()
                        .with("responsible", names(system.responsible()))
                        .with("owners", names(system.owners()))
                        .with("roles", attested),
                Errors.NONE);
    }

    @Transactional(readOnly = true)
    public AttestedSystemView form(long id, Filled in, Errors errors) {
        var roles = sql.sql("""
                        select id, name from user_role where system_id = :id and deleted_at is null order by name, id limit :most
                        """)
                .param("id", id)
                .param("most", MOST)
                .query((row, _) -> new Option(row.getString(1), row.getString(2)))
                .list();
        return new AttestedSystemView(id, get(id).name(), portfolio.follows(new ItSystemId(id)), roles, in, errors);
    }

    /** Account names; of somebody who has none left the id. */
    private String names(List<UUID> persons) {
        var known = new HashMap<UUID, String>();
        sql.sql("""
                        select u.ext_uuid, u.id, u.user_id
                          from role_user u
                         where (u.ext_uuid = any(:ids) or u.id = any(:ids))
                           and u.deleted_at is null
                         order by u.user_id desc
                        """).param("ids", persons.toArray(UUID[]::new)).query(row -> {
            known.put(row.getObject(1, UUID.class), row.getString(3));
            known.put(row.getObject(2, UUID.class), row.getString(3));
        });
        return persons.stream()
                .map(person -> known.getOrDefault(person, person.toString()))
                .collect(Collectors.joining("\n"));
    }

    /** Who answers for a system that follows the portfolio stays. @param responsible, owners account names, each on its line @param roles ids of those whose holders they attest */
    public void decide(long id, String responsible, String owners, List<String> roles) {
        allowed.demand(Attesters.ADMIN);
        var before = get(id);
        var now = new Answering(before.responsible(), before.owners());
        var wanted = portfolio.follows(new ItSystemId(id))
                ? now
                : new Answering(persons(responsible, "responsible"), persons(owners, "owners"));
        if (!wanted.equals(now)) {
            sql.sql("update role_system set responsible_ids = :responsible, owner_ids = :owners where id = :id")
                    .param("responsible", wanted.responsible().toArray(UUID[]::new))
                    .param("owners", wanted.owners().toArray(UUID[]::new))
                    .param("id", id)
                    .update();
            audit.changed("roles.itsystem.update", "role-system:" + before.uuid(), now, wanted, null);
        }
        attest(id, roles);
    }

    private void attest(long system, List<String> roles) {
        var numbers =
                roles.stream().flatMap(role -> Filled.numberOf(role).stream()).toArray(Long[]::new);
        var changed = new HashMap<UUID, Boolean>();
        sql.sql("""
                        update user_role
                           set attested_by_responsible = id = any(:roles)
                         where system_id = :system
                           and deleted_at is null
                           and attested_by_responsible <> (id = any(:roles))
                        returning uuid, attested_by_responsible
                        """).param("roles", numbers).param("system", system).query(row -> {
            changed.put(row.getObject(1, UUID.class), row.getBoolean(2));
        });
        if (!changed.isEmpty())
            audit.changed(changed.entrySet().stream()
                    .map(one -> new Audit.Change(
                            "roles.userrole.update",
                            "user-role:" + one.getKey(),
                            new Attested(!one.getValue()),
                            new Attested(one.getValue()),
                            null))
                    .toList());
    }

    private List<UUID> persons(String text, String field) {
        var names = Arrays.stream(text.split("[\\s,;]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        Map<String, UUID> known = new HashMap<>();
        sql.sql("""
                        select u.user_id_key, u.ext_uuid
                          from role_user u
                          join account_domain d on d.id = u.domain_id
                         where u.user_id_key = any(:names)
                           and u.deleted_at is null
                         order by d.source = 'FAELLED' desc, not d.is_primary desc
                        """).param("names", names.toArray(String[]::new)).query(row -> {
            known.put(row.getString(1), row.getObject(2, UUID.class));
        });
        return names.stream()
                .map(name -> {
                    var person = known.get(name);
                    if (person == null) throw new RuleBroken("roles.user.unknown", name).at(field);
                    return person;
                })
                .distinct()
                .toList();
    }
}
