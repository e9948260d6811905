package dk.faelled.organisation.migration;

import dk.faelled.organisation.migration.MigrationTable.Migration;
import dk.faelled.organisation.migration.MigrationTable.State;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.net.Outbound;
import dk.faelled.platform.page.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says where the source is, and orders the rounds of copying. */
@Component
@Transactional
class MigrationDesk {
    static final String KIND = "organisation.migration";

    private static final int VERSION = 29;
    private final MigrationTable table;
    private final Outbound outbound;
    private final Jobs jobs;
    private final Audit audit;

    /** As the job carries it. @param cutOver the source counts no longer, if the two are equal */
    record Order(boolean cutOver) {}

    /** As the audit log shows it; the secret is never in it. */
    record Kept(String address, String tokenAddress, String client, boolean withHistory) {}

    MigrationDesk(MigrationTable table, Outbound outbound, Jobs jobs, Audit audit) {
        this.table = table;
        this.outbound = outbound;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** @param secret blank: the one that is kept */
    public void keep(String address, String tokenAddress, String client, String secret, boolean withHistory) {
        var before = table.look().orElse(null);
        if (before != null && (before.state() == State.RUNNING || before.state() == State.CUT_OVER))
            throw new RuleBroken(
                            "organisation.migration.error." + (before.state() == State.RUNNING ? "running" : "over"))
                    .at("address");
        at("address", address);
        if (!address.matches(".*/graphql/v(29|30)/?"))
            throw new RuleBroken("organisation.migration.error.version", VERSION, 30).at("address");
        if (!tokenAddress.isBlank()) at("tokenAddress", tokenAddress);
        if (!tokenAddress.isBlank() && client.isBlank())
            throw new RuleBroken("organisation.migration.error.client").at("client");
        var known = secret.isBlank() && before != null ? before.access().secret() : secret;
        if (known.isBlank()) throw new RuleBroken("organisation.migration.error.secret").at("secret");
        // a secret goes only where it was given for
        if (before != null && secret.isBlank() && !before.access().address().equals(address.strip()))
            throw new RuleBroken("organisation.migration.error.secret").at("secret");
        if (before != null
                && secret.isBlank()
                && !before.access().tokenAddress().equals(tokenAddress.strip()))
            throw new RuleBroken("organisation.migration.error.secret").at("secret");
        table.keep(
                new MigrationSource.Access(address.strip(), tokenAddress.strip(), client.strip(), known.strip()),
                withHistory);
        audit.changed(
                "organisation.migration.keep",
                "tenant:" + Tenant.current(),
                null,
                new Kept(address.strip(), tokenAddress.strip(), client.strip(), withHistory),
                null);
    }

    private void at(String field, String address) {
        try {
            outbound.check(address);
        } catch (RuleBroken broken) {
            throw broken.at(field);
        }
    }

    @Transactional(readOnly = true)
    public @Nullable Migration migration() {
        return table.look().orElse(null);
    }

    /** Begins, goes on where it stopped, or copies what changed and compares. */
    public UUID order(boolean cutOver) {
        if (table.look().filter(now -> now.state() == State.RUNNING).isPresent())
            throw new RuleBroken("organisation.migration.error.running");
        var migration = table.find().orElseThrow(() -> new RuleBroken("organisation.migration.error.none"));
        if (migration.state() == State.RUNNING) throw new RuleBroken("organisation.migration.error.running");
        if (migration.state() == State.CUT_OVER) throw new RuleBroken("organisation.migration.error.over");
        if (cutOver && migration.state() != State.EQUAL) throw new RuleBroken("organisation.migration.error.not-equal");
        if (migration.state() == State.READY && table.isSettled())
            throw new RuleBroken("organisation.migration.error.not-empty");
        var title = Messages.text(cutOver ? "organisation.migration.cut-over" : "organisation.migration.title");
        var job = jobs.submit(KIND, title, new Order(cutOver));
        table.begin(job);
        return job;
    }

    /** @param problem as people read it */
    public void stopped(@Nullable String problem) {
        table.stopped(problem);
    }
}
