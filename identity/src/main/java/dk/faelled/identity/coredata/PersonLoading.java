package dk.faelled.identity.coredata;

import dk.faelled.identity.coredata.LoadRuns.Outcome;
import dk.faelled.identity.coredata.PersonStaging.Came;
import dk.faelled.identity.person.Domain;
import dk.faelled.platform.Alarms;
import dk.faelled.platform.NoticeKind;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Takes persons that are posted: all, or nothing (USR-01, identity 4.10). */
@Component
class PersonLoading {
    /** So few are never too many, and of more, a tenth. */
    private static final int FEW = 20;

    private static final int PART = 10;
    private static final int AT_ONCE = 10_000;
    private final PersonStaging staging;
    private final LoadedDomains domains;
    private final PersonLoadTable table;
    private final LeaverTable leavers;
    private final Consequences consequences;
    private final LoadRuns runs;
    private final Alarms alarms;
    private final NoticeKind large;
    private final Clock clock;

    /** What administrators are told of where they do without the guard. */
    public record Large(String domain, int leaving, int active) {}

    PersonLoading(
            PersonStaging staging,
            LoadedDomains domains,
            PersonLoadTable table,
            LeaverTable leavers,
            Consequences consequences,
            LoadRuns runs,
            Alarms alarms,
            @Qualifier("largeLoad") NoticeKind large,
            Clock clock) {
        this.staging = staging;
        this.domains = domains;
        this.table = table;
        this.leavers = leavers;
        this.consequences = consequences;
        this.runs = runs;
        this.alarms = alarms;
        this.large = large;
        this.clock = clock;
    }

    @Bean("largeLoad")
    static NoticeKind largeLoad() {
        var example = new Large("soendby.example", 312, 1500);
        return new NoticeKind("identity.load.large", example, example, NoticeKind.Channel.MAIL, "identity.domain");
    }

    /** Whoever is not posted is locked. @throws CoreDataRefused where it is not taken */
    LoadFigures full(InputStream in) {
        return load(LoadKind.FULL, in);
    }

    /** Nobody is locked. */
    LoadFigures delta(InputStream in) {
        return load(LoadKind.DELTA, in);
    }

    private LoadFigures load(LoadKind kind, InputStream in) {
        return runs.run(
                kind,
                load -> staging.stage(load, in),
                Came::head,
                (load, came) -> take(kind, load, came),
                staging::drop);
    }

    private Outcome take(LoadKind kind, UUID load, Came came) {
        var tree = begin(came);
        var sub = came.head().subDomain();
        var below = sub == null || sub.isBlank() ? null : below(tree, sub);
        var faults = new ArrayList<>(came.faults());
        faults.addAll(table.twice(load));
        if (below == null) faults.addAll(table.unknownSubDomains(load, tree));
        if (!faults.isEmpty()) throw CoreDataRefused.wrong(faults);
        var scope = below == null ? tree.ids() : new UUID[] {below.id()};
        if (kind == LoadKind.FULL) guard(tree, table.weigh(load, scope));

        var now = clock.instant();
        var replaced = leavers.replaced(load, tree.ids());
        consequences.erased(replaced, now);
        int created = 0;
        int changed = 0;
        int returned = 0;
        for (int after = 0; after < came.head().read(); after += AT_ONCE) {
            var kept = table.keep(load, tree, below == null ? null : below.name(), after, after + AT_ONCE);
            consequences.kept(kept);
            for (var one : kept) {
                if (one.before() == null) created++;
                else if (one.returned()) returned++;
                else changed++;
            }
        }
        var locked = kind == LoadKind.FULL ? leavers.lockOthers(load, scope, now) : List.<LeaverTable.Gone>of();
        consequences.locked(locked, now);
        return new Outcome(
                tree.top().id(),
                new LoadFigures(
                        came.head().read(),
                        created,
                        changed,
                        returned,
                        replaced.size(),
                        locked.size(),
                        0,
                        came.skipped()),
                came.skippedLines());
    }

    private Tree begin(Came came) {
        var tree = domains.tree(came.head().domain());
        if (came.head().read() == 0) throw CoreDataRefused.wrong(Fault.of("none", "entryList"));
        domains.hold(tree);
        return tree;
    }

    private static Domain below(Tree tree, String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        return tree.named(plain)
                .orElseThrow(() -> CoreDataRefused.wrong(
                        Fault.of("global-sub-domain", plain, tree.top().name())));
    }

    /** A load of which half is missing locks nobody out. */
    private void guard(Tree tree, PersonLoadTable.Weight weight) {
        if (weight.leaving() <= FEW || weight.leaving() * PART <= weight.active()) return;
        var domain = tree.top();
        var caution = domains.caution(domain.id());
        if (!caution.guarded()) {
            alarms.raise(
                    large,
                    domain.id() + ":" + clock.instant(),
                    new Large(domain.name(), weight.leaving(), weight.active()),
                    CoreDataPages.PATH);
            return;
        }
        if (!caution.removalAllowed())
            throw CoreDataRefused.against(
                    Fault.of("guard", weight.leaving(), weight.active(), domain.name(), CoreDataPages.PATH));
        domains.removalDone(domain.id());
    }

    /** Those who are named are locked. */
    LoadFigures lock(InputStream in) {
        return runs.run(
                LoadKind.LOCK, load -> staging.stageNames(load, in), Came::head, this::takeLocks, staging::drop);
    }

    private Outcome takeLocks(UUID load, Came came) {
        var tree = beginNames(came);
        var now = clock.instant();
        var locked = leavers.lock(load, tree.ids(), now);
        consequences.locked(locked, now);
        int read = came.head().read();
        return new Outcome(
                tree.top().id(), new LoadFigures(read, 0, 0, 0, 0, locked.size(), 0, read - locked.size()), List.of());
    }

    /** Those who are named are gone for good. */
    LoadFigures erase(InputStream in) {
        return runs.run(
                LoadKind.ERASE, load -> staging.stageNames(load, in), Came::head, this::takeErased, staging::drop);
    }

    private Outcome takeErased(UUID load, Came came) {
        var tree = beginNames(came);
        var erased = leavers.erase(load, tree.ids());
        consequences.erased(erased, clock.instant());
        int read = came.head().read();
        return new Outcome(
                tree.top().id(), new LoadFigures(read, 0, 0, 0, 0, 0, erased.size(), read - erased.size()), List.of());
    }

    private Tree beginNames(Came came) {
        var tree = begin(came);
        if (!came.faults().isEmpty()) throw CoreDataRefused.wrong(came.faults());
        return tree;
    }
}
