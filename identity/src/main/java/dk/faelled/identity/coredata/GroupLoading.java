package dk.faelled.identity.coredata;

import dk.faelled.identity.coredata.GroupLoadTable.Moved;
import dk.faelled.identity.coredata.GroupLoadTable.Written;
import dk.faelled.identity.coredata.GroupStaging.Came;
import dk.faelled.identity.coredata.LoadRuns.Outcome;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes groups that are posted: all, or nothing (USR-03). */
@Component
class GroupLoading {
    private final GroupStaging staging;
    private final LoadedDomains domains;
    private final GroupLoadTable table;
    private final LoadRuns runs;
    private final Audit audit;
    private final Clock clock;

    private record Named(String name) {}

    private record Members(int joined, int left) {}

    GroupLoading(
            GroupStaging staging,
            LoadedDomains domains,
            GroupLoadTable table,
            LoadRuns runs,
            Audit audit,
            Clock clock) {
        this.staging = staging;
        this.domains = domains;
        this.table = table;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Groups that are not posted have no members any more. */
    LoadFigures full(InputStream in) {
        return load(LoadKind.GROUPS_FULL, in);
    }

    /** Groups that are not posted stay as they are. */
    LoadFigures delta(InputStream in) {
        return load(LoadKind.GROUPS_DELTA, in);
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
        var tree = domains.tree(came.head().domain());
        if (came.head().read() == 0) throw CoreDataRefused.wrong(Fault.of("groups.none"));
        domains.hold(tree);
        var faults = new ArrayList<>(came.faults());
        faults.addAll(table.twice(load));
        if (!faults.isEmpty()) throw CoreDataRefused.wrong(faults);
        var top = tree.top().id();
        var written = table.keep(load, top);
        var lost = kind == LoadKind.GROUPS_FULL ? table.lose(load, top, clock.instant()) : List.<Written>of();
        var left = table.left(load, top);
        var joined = table.joined(load, tree);
        tell(written, lost, left, joined);
        int created = (int) written.stream().filter(Written::added).count();
        int strangers = table.strangers(load, tree);
        return new Outcome(
                top,
                new LoadFigures(came.head().read(), created, written.size() - created, 0, 0, lost.size(), 0, strangers),
                strangers == 0
                        ? List.of()
                        : List.of(strangers + " user names among the members are nobody in '"
                                + tree.top().name() + "'"));
    }

    private void tell(List<Written> written, List<Written> lost, List<Moved> left, List<Moved> joined) {
        var changes = new ArrayList<Change>();
        for (var one : written)
            changes.add(change(one.added() ? "create" : "update", one.id(), null, new Named(one.name())));
        for (var one : lost) changes.add(change("lose", one.id(), new Named(one.name()), null));
        Map<UUID, Integer> gone = new HashMap<>();
        for (var one : left) gone.put(one.group(), one.persons());
        for (var one : joined) {
            var also = gone.remove(one.group());
            changes.add(change("members", one.group(), null, new Members(one.persons(), also == null ? 0 : also)));
        }
        gone.forEach((group, persons) -> changes.add(change("members", group, null, new Members(0, persons))));
        if (!changes.isEmpty()) audit.changed(changes);
    }

    private static Change change(String what, UUID group, @Nullable Record before, @Nullable Record after) {
        return new Change("identity.group." + what, "identity-group:" + group, before, after, null);
    }
}
