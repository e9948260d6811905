package dk.faelled.roles.own;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first request is answered, every authority's catalogue knows what the modules of this program declare, and all
 * who can sign in.
 */
@Component
class OwnAtStart implements SmartLifecycle {
    private final OwnSystem own;
    private final OwnAccounts accounts;
    private final Tenants tenants;
    private volatile boolean running;

    OwnAtStart(OwnSystem own, OwnAccounts accounts, Tenants tenants) {
        this.own = own;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    @Override
    public void start() {
        for (var tenant : tenants.active()) Tenant.run(tenant.id(), this::keep);
        running = true;
    }

    private void keep() {
        own.keep();
        for (var last = accounts.takeUp(""); !last.isEmpty(); ) last = accounts.takeUp(last);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    /** The web server comes last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
