package dk.faelled.roles.projection;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the authority decides about its catalogue and about how the organisation is read. */
@Component
@Transactional
public class RoleSettings {
    private final JdbcClient sql;
    private final Projection projection;
    private final ItSystems systems;
    private final Engagements engagements;
    private final Classes classes;
    private final Allowed allowed;
    private final Audit audit;
    private final Clock clock;

    /**
     * @param kombitDomain what own roles begin with at KOMBIT; ends with a slash
     * @param failClosed a limit that comes to nothing takes its privilege away
     * @param accounts the IT system whose accounts are the users of the primary domain
     * @param levels at most six
     */
    public record Decision(
            @Nullable String kombitDomain,
            boolean failClosed,
            @Nullable ItSystemId accounts,
            List<ClassId> levels,
            Set<ClassId> offices) {}

    record Inheriting(boolean inherits) {}

    RoleSettings(
            JdbcClient sql,
            Projection projection,
            ItSystems systems,
            Engagements engagements,
            Classes classes,
            Allowed allowed,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.projection = projection;
        this.systems = systems;
        this.engagements = engagements;
        this.classes = classes;
        this.allowed = allowed;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Decision current() {
        return sql.sql("""
                        select s.kombit_domain, s.fail_closed, s.level_class_ids, s.office_type_ids, d.it_system_id
                          from role_setting s
                          join account_domain d on d.is_primary
                        """)
                .query((row, _) -> {
                    var accounts = row.getObject("it_system_id", UUID.class);
                    return new Decision(
                            row.getString("kombit_domain"),
                            row.getBoolean("fail_closed"),
                            accounts == null ? null : new ItSystemId(accounts),
                            classes((UUID[]) row.getArray("level_class_ids").getArray()),
                            Set.copyOf(classes(
                                    (UUID[]) row.getArray("office_type_ids").getArray())));
                })
                .single();
    }

    /** What the honorary offices are called today. */
    @Transactional(readOnly = true)
    public Map<FunctionId, String> officeNames() {
        var names = new HashMap<FunctionId, String>();
        classes.segments(current().offices(), null).forEach((id, segments) -> segments.at(today())
                .ifPresent(office -> names.put(new FunctionId(id.value()), office.name())));
        // those of an organisation that others load
        sql.sql("select id, name from loaded_function where active").query(row -> {
            names.put(new FunctionId(row.getObject(1, UUID.class)), row.getString(2));
        });
        return names;
    }

    private static List<ClassId> classes(UUID... ids) {
        return Arrays.stream(ids).map(ClassId::new).toList();
    }

    /** Takes effect at once, also in what everybody holds. */
    public void decide(Decision decision) {
        allowed.demand("roles.config.update");
        var before = current();
        var domain = decision.kombitDomain();
        if (domain != null && !domain.matches("https?://[^/]+/"))
            throw new RuleBroken("roles.kombit.domain", domain).at("kombitDomain");
        if (decision.levels().size() > 6) throw new RuleBroken("roles.levels").at("levels");
        if (decision.accounts() != null
                && systems.find(decision.accounts(), AsOf.on(today())).isEmpty())
            throw new RuleBroken("roles.accounts").at("accounts");
        sql.sql("""
                        update role_setting
                           set kombit_domain = :domain, fail_closed = :closed, level_class_ids = :levels,
                               office_type_ids = :offices
                        """)
                .param("domain", domain)
                .param("closed", decision.failClosed())
                .param("levels", ids(decision.levels()))
                .param("offices", ids(decision.offices()))
                .update();
        sql.sql("update account_domain set it_system_id = :system where is_primary")
                .param(
                        "system",
                        decision.accounts() == null ? null : decision.accounts().value())
                .update();
        audit.changed("roles.setting.update", "tenant:" + Tenant.current(), before, decision, null);
        projection.whole();
    }

    /** Whether a position gives what is assigned to its unit. */
    public void inherit(EngagementId engagement, boolean inherits) {
        allowed.demandWhole("roles.assigner.user");
        if (engagements.find(engagement, AsOf.on(today())).isEmpty()) throw new RuleBroken("roles.position.unknown");
        int changed = sql.sql(
                        inherits
                                ? "delete from uninherited_engagement where engagement_id = :id"
                                : "insert into uninherited_engagement (engagement_id) values (:id) on conflict do nothing")
                .param("id", engagement.value())
                .update();
        if (changed == 0) return;
        audit.changed(
                "roles.position.update",
                "engagement:" + engagement,
                new Inheriting(!inherits),
                new Inheriting(inherits),
                null);
        projection.of(engagement);
    }

    private static UUID[] ids(Collection<ClassId> classes) {
        return classes.stream().map(ClassId::value).toArray(UUID[]::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
