package dk.faelled.roles.load;

import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.projection.Projection;
import dk.faelled.roles.rights.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the organisation of the primary domain comes from. */
@Component
@Transactional
class LoadSettings {
    private static final String UPDATE = "roles.config.update";
    private final LoadTable table;
    private final Projection projection;
    private final Lock lock;
    private final Allowed allowed;
    private final Audit audit;

    record Removal(boolean allowed) {}

    LoadSettings(LoadTable table, Projection projection, Lock lock, Allowed allowed, Audit audit) {
        this.table = table;
        this.projection = projection;
        this.lock = lock;
        this.allowed = allowed;
        this.audit = audit;
    }

    static LoadRefused notLoaded(LoadedDomain domain) {
        return new LoadRefused(
                HttpStatus.CONFLICT,
                "The organisation of domain " + domain.name()
                        + " comes from Fælled itself. Change the setting 'Organisationen kommer fra' at "
                        + LoadSettingsPages.PATH + " before it is loaded");
    }

    @Transactional(readOnly = true)
    public LoadedDomain current() {
        return table.domain(null);
    }

    /** Who is there already stays until the first load says otherwise; back again, Fælled's own organisation counts at once. */
    public void decide(LoadRules rules) {
        allowed.demand(UPDATE);
        if (rules.percent() < 1 || rules.percent() > 100) throw new RuleBroken("roles.load.percent").at("percent");
        lock.hold();
        var before = current();
        if (before.rules().equals(rules)) return;
        table.decide(before.id(), rules);
        audit.changed("roles.load.update", entity(), before.rules(), rules, null);
        if (before.rules().loaded() && !rules.loaded()) projection.whole();
    }

    /** The next whole load may remove as many as it wants to; once. */
    public void allowRemoval() {
        allowed.demand(UPDATE);
        var before = current();
        if (before.removalAllowed()) return;
        table.allowRemoval(before.id(), true);
        audit.changed("roles.load.allow", entity(), new Removal(false), new Removal(true), null);
    }

    private static String entity() {
        return "tenant:" + Tenant.current();
    }
}
