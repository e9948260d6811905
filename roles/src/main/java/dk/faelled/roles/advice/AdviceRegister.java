package dk.faelled.roles.advice;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.rights.Allowed;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Advice is handled, and kinds of it are switched on and off. */
@Component
@Transactional
class AdviceRegister {
    static final int AT_ONCE = 500;
    private final AdviceTable table;
    private final Allowed allowed;
    private final Audit audit;

    /** As the log keeps it: the kinds that are told. */
    record Told(List<String> kinds) {
        static Told without(Set<AdviceKind> silenced) {
            return new Told(Arrays.stream(AdviceKind.values())
                    .filter(kind -> !silenced.contains(kind))
                    .map(Enum::name)
                    .toList());
        }
    }

    AdviceRegister(AdviceTable table, Allowed allowed, Audit audit) {
        this.table = table;
        this.allowed = allowed;
        this.audit = audit;
    }

    boolean mayUpdate() {
        return allowed.has(AdviceConfiguration.UPDATE);
    }

    /** What somebody has handled already stays that one's. @return how many */
    public int handle(Collection<UUID> ids) {
        allowed.demand(AdviceConfiguration.UPDATE);
        if (ids.isEmpty()) throw new RuleBroken("roles.advice.none-chosen");
        if (ids.size() > AT_ONCE) throw new RuleBroken("roles.advice.many-chosen", AT_ONCE);
        var handled = table.handle(ids, Context.current().actor());
        audit.changed(handled.stream()
                .map(one -> new Change("roles.advice.handle", entity(), null, one, null))
                .toList());
        return handled.size();
    }

    /** Those that are told. */
    @Transactional(readOnly = true)
    public Set<AdviceKind> told() {
        return allBut(table.silenced());
    }

    /** What has been told stays. */
    public void tell(Set<AdviceKind> wanted) {
        allowed.demand(AdviceConfiguration.UPDATE);
        var before = table.silenced();
        var silenced = allBut(wanted);
        if (silenced.equals(before)) return;
        table.silence(silenced);
        audit.changed("roles.advice-setting.update", entity(), Told.without(before), Told.without(silenced), null);
    }

    private static Set<AdviceKind> allBut(Set<AdviceKind> kinds) {
        var others = EnumSet.allOf(AdviceKind.class);
        others.removeAll(kinds);
        return others;
    }

    private static String entity() {
        return "tenant:" + Tenant.current();
    }
}
