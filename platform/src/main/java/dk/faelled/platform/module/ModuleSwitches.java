package dk.faelled.platform.module;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Modules;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.SwitchableModule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.tenancy.TenantRegister;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The switches of each authority, over what the installation has at all ({@code faelled.modules}). */
@Service
public class ModuleSwitches implements Modules {
    private final TenantRegister tenants;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final InstalledModules here;

    /** What the log tells: those in use. */
    record InUse(List<String> modules) {}

    ModuleSwitches(
            ObjectProvider<SwitchableModule> declared,
            TenantRegister tenants,
            Audit audit,
            PlatformTransactionManager transactions,
            @Value("${faelled.modules:}") List<String> installed) {
        this.tenants = tenants;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.here = InstalledModules.of(
                declared.stream()
                        .sorted(Comparator.comparingInt(SwitchableModule::order))
                        .map(SwitchableModule::name)
                        .toList(),
                installed);
    }

    @Override
    public boolean isOn(String module) {
        if (here.missing().contains(module)) return false;
        var context = Context.ifBound();
        return context == null || !tenants.modulesOff(context.tenant()).contains(module);
    }

    /** What can be switched here, in the order of the menu. */
    public List<String> offered() {
        return here.offered();
    }

    /** Those of the current authority that can be switched and are on. */
    List<String> on() {
        return offered().stream().filter(this::isOn).toList();
    }

    /** Those in use by an authority that does without some. */
    public List<String> without(Collection<String> off) {
        return offered().stream().filter(name -> !off.contains(name)).toList();
    }

    /**
     * What an authority does without that shall use these.
     *
     * @throws RuleBroken at {@code modules}, where one of them is not there to be switched
     */
    public Set<String> besides(Collection<String> wanted) {
        for (var name : wanted)
            if (!offered().contains(name))
                throw new RuleBroken("platform.module.unknown", name, String.join(", ", offered())).at("modules");
        var off = new TreeSet<>(offered());
        off.removeAll(wanted);
        return off;
    }

    /** From now on the current authority uses these, and of what can be switched no others. */
    void use(Collection<String> wanted) {
        var off = besides(wanted);
        var tenant = Tenant.current();
        transaction.executeWithoutResult(status -> {
            var before = without(tenants.switchOff(tenant, off));
            var after = without(off);
            if (!before.equals(after))
                audit.changed("platform.tenant.modules", "tenant:" + tenant, new InUse(before), new InUse(after), null);
        });
        tenants.readAgain();
    }
}
