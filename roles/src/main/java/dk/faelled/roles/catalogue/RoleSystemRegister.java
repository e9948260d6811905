package dk.faelled.roles.catalogue;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.rights.Allowed;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the IT systems of the catalogue. */
@Component
@Transactional
public class RoleSystemRegister {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final Affected affected;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Audit audit;

    /** How many roles and users a deletion would touch. */
    public record Effect(int roles, int users) {}

    RoleSystemRegister(
            JdbcClient sql,
            CatalogueTable catalogue,
            Affected affected,
            Recomputing recomputing,
            Lock lock,
            Allowed allowed,
            Audit audit) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.affected = affected;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.audit = audit;
    }

    public ItSystem create(WriteItSystem said) {
        allowed.demand("roles.itsystem.create");
        if (!said.kind().isMadeByHand()) throw new RuleBroken("roles.itsystem.kind", said.kind()).at("kind");
        if (said.flags().contains(ItSystem.Flag.OURS)) throw new RuleBroken("roles.itsystem.ours").at("flags");
        var flags = EnumSet.noneOf(ItSystem.Flag.class);
        flags.addAll(said.flags());
        // no group operations before somebody has looked at what they would do
        if (said.kind() == ItSystem.Kind.AD) flags.add(ItSystem.Flag.PAUSED);
        var id = sql.sql("""
                        insert into role_system (uuid, name, identifier, kind, domain_id, flags, email, notes,
                                                 portfolio_entry)
                        values (:uuid, :name, :identifier, :kind, :domain, :flags, :email, :notes, :portfolio)
                        returning id
                        """)
                .param("uuid", Ids.next())
                .param("kind", said.kind().name())
                .params(parameters(said, flags))
                .query(Long.class)
                .single();
        var system = get(new ItSystemId(id)).value();
        audit.changed("roles.itsystem.create", entity(system), null, system, null);
        return system;
    }

    private static Map<String, @Nullable Object> parameters(WriteItSystem said, Set<ItSystem.Flag> flags) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("name", said.name());
        parameters.put("identifier", said.identifier());
        parameters.put("domain", said.domain());
        parameters.put("flags", flags.stream().map(Enum::name).sorted().toArray(String[]::new));
        parameters.put("email", said.email());
        parameters.put("notes", said.notes());
        parameters.put("portfolio", said.portfolioEntry());
        return parameters;
    }

    /** @param seen the version that the one who changes it has looked at */
    public ItSystem change(ItSystemId id, int seen, WriteItSystem said) {
        allowed.demand("roles.itsystem.update", id);
        var before = get(id).value();
        if (before.is(ItSystem.Flag.OURS) || said.flags().contains(ItSystem.Flag.OURS))
            throw new RuleBroken("roles.itsystem.ours").at("flags");
        if (said.kind() != before.kind()) throw new RuleBroken("roles.itsystem.kind-stays", before.name()).at("kind");
        int changed = sql.sql("""
                        update role_system
                           set name = :name, identifier = :identifier, domain_id = :domain, flags = :flags,
                               email = :email, notes = :notes, portfolio_entry = :portfolio, version = version + 1
                         where id = :id and version = :seen and deleted_at is null
                        """)
                .param("id", id.value())
                .param("seen", seen)
                .params(parameters(said, said.flags()))
                .update();
        if (changed == 0) throw new RuleBroken("roles.stale", before.name());
        var after = get(id).value();
        audit.changed("roles.itsystem.update", entity(after), before, after, null);
        return after;
    }

    @Transactional(readOnly = true)
    public Stored<ItSystem> get(ItSystemId id) {
        return catalogue.system(id).orElseThrow(() -> new NotFound("role_system " + id));
    }

    /** What deleting it would take away. */
    @Transactional(readOnly = true)
    public Effect effect(ItSystemId id) {
        var roles = sql.sql("select count(*) from user_role where system_id = :id and deleted_at is null")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        return new Effect(roles, affected.holders(id));
    }

    /** Nobody holds its roles any more; it can be restored. */
    public void delete(ItSystemId id) {
        allowed.demand("roles.itsystem.delete", id);
        lock.hold();
        var before = get(id).value();
        if (before.is(ItSystem.Flag.OURS)) throw new RuleBroken("roles.itsystem.ours");
        var holders = affected.by(id);
        sql.sql("update role_system set deleted_at = now(), version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
        audit.changed("roles.itsystem.delete", entity(before), before, null, null);
        recomputing.of(holders, "roles.itsystem.delete");
    }

    public ItSystem restore(ItSystemId id) {
        allowed.demand("roles.itsystem.delete", id);
        lock.hold();
        sql.sql(
                        "update role_system set deleted_at = null, version = version + 1 where id = :id and deleted_at is not null")
                .param("id", id.value())
                .update();
        var after = get(id).value();
        audit.changed("roles.itsystem.restore", entity(after), null, after, null);
        recomputing.of(affected.by(id), "roles.itsystem.restore");
        return after;
    }

    private static String entity(ItSystem system) {
        return "role-system:" + system.uuid();
    }
}
