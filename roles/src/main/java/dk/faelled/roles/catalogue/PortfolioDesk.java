package dk.faelled.roles.catalogue;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.PortfolioLinks;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemChanged;
import dk.faelled.roles.rights.Allowed;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who answers for systems in step with the authority's portfolio; hearing something twice changes nothing. */
@Component
@Transactional
class PortfolioDesk implements PortfolioLinks {
    private static final String UPDATE = "roles.itsystem.update";
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final Allowed allowed;
    private final Audit audit;

    /** As the log keeps it. */
    record Following(@Nullable UUID entry, List<UUID> owners, List<UUID> responsible) {}

    private record Kept(long id, UUID uuid, boolean follows, Following following) {}

    PortfolioDesk(JdbcClient sql, CatalogueTable catalogue, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.allowed = allowed;
        this.audit = audit;
    }

    @Override
    public void link(ItSystemId system, UUID entry, Answers answers) {
        allowed.demand(UPDATE, system);
        var known = catalogue.system(system).map(Stored::value).orElseThrow(() -> gone(system));
        if (known.is(ItSystem.Flag.OURS)) throw new RuleBroken("roles.portfolio.ours", known.name());
        write(get(system), true, new Following(entry, sorted(answers.owners()), sorted(answers.responsible())));
    }

    @Override
    public void unlink(ItSystemId system) {
        allowed.demand(UPDATE, system);
        var kept = get(system);
        write(
                kept,
                false,
                new Following(null, kept.following().owners(), kept.following().responsible()));
    }

    private static NotFound gone(ItSystemId system) {
        return new NotFound("role_system " + system);
    }

    private Kept get(ItSystemId system) {
        return kept("id = :which and deleted_at is null", system.value()).stream()
                .findFirst()
                .orElseThrow(() -> gone(system));
    }

    /** Those that are being followed, for good order one after the other. @param where which, by {@code :which} */
    private List<Kept> kept(String where, Object which) {
        return sql.sql("""
                        select id, uuid, follows_portfolio, portfolio_entry, owner_ids, responsible_ids
                          from role_system
                         where %s
                         order by id
                           for update
                        """.formatted(where))
                .param("which", which)
                .query((row, _) -> new Kept(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getBoolean(3),
                        new Following(row.getObject(4, UUID.class), uuids(row.getArray(5)), uuids(row.getArray(6)))))
                .list();
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private static List<UUID> sorted(Set<UUID> persons) {
        return persons.stream().sorted().toList();
    }

    /** In the transaction of the change, so that nobody sees the one without the other. Deleted systems may come back. */
    @EventListener
    public void on(SystemChanged changed) {
        if (!changed.tenant().equals(Tenant.current()))
            throw new IllegalStateException("published for " + changed.tenant() + " in another authority");
        var said = new Following(changed.portfolioEntry(), sorted(changed.owners()), sorted(changed.responsible()));
        for (var kept : kept("portfolio_entry = :which and follows_portfolio", changed.portfolioEntry()))
            write(kept, true, said);
    }

    private void write(Kept before, boolean follows, Following after) {
        if (before.follows() == follows && before.following().equals(after)) return;
        sql.sql("""
                        update role_system
                           set portfolio_entry = :entry, follows_portfolio = :follows, owner_ids = :owners,
                               responsible_ids = :responsible, version = version + 1
                         where id = :id
                        """)
                .param("entry", after.entry(), Types.OTHER)
                .param("follows", follows)
                .param("owners", after.owners().toArray(UUID[]::new))
                .param("responsible", after.responsible().toArray(UUID[]::new))
                .param("id", before.id())
                .update();
        audit.changed("roles.itsystem.update", "role-system:" + before.uuid(), before.following(), after, null);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean follows(ItSystemId system) {
        return sql.sql("select follows_portfolio from role_system where id = :id")
                .param("id", system.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ItSystem> of(UUID entry) {
        var ids = sql.sql("""
                        select id from role_system
                         where portfolio_entry = :entry and follows_portfolio and deleted_at is null
                        """).param("entry", entry).query(Long.class).list().stream()
                .map(ItSystemId::new)
                .toList();
        return catalogue.systems(ids).stream()
                .map(Stored::value)
                .sorted(Comparator.comparing(ItSystem::name).thenComparing(ItSystem::id))
                .toList();
    }
}
