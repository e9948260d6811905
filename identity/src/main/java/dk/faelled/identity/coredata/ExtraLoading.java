package dk.faelled.identity.coredata;

import dk.faelled.identity.coredata.ExtraTable.Said;
import dk.faelled.identity.coredata.LoadRuns.Outcome;
import dk.faelled.identity.person.JobFunction;
import dk.faelled.platform.Audit;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes job function roles, and attributes for KOMBIT, of persons who are there: all, or nothing (identity 5.3). */
@Component
class ExtraLoading {
    private static final TypeReference<List<JobFunction>> JOBS = new TypeReference<>() {};
    private final PostedBody body;
    private final LoadedDomains domains;
    private final ExtraTable table;
    private final LoadRuns runs;
    private final Audit audit;
    private final JsonMapper json = new JsonMapper();

    /** @param changes of each of the persons, where that is what was posted */
    private record Came(PostedBody.Head head, List<Said> said, List<Change> changes, List<Fault> faults) {}

    private record Change(List<JobFunction> added, List<JobFunction> removed) {}

    private record Loaded(String what, int persons, int changed) {}

    ExtraLoading(PostedBody body, LoadedDomains domains, ExtraTable table, LoadRuns runs, Audit audit) {
        this.body = body;
        this.domains = domains;
        this.table = table;
        this.runs = runs;
        this.audit = audit;
    }

    /** Whoever is not posted has no roles any more. */
    LoadFigures jobs(InputStream in) {
        return runs.run(
                LoadKind.JOBS_FULL,
                _ -> allJobs(in),
                Came::head,
                (_, came) -> take(Extra.JOBS, came, came.said(), true),
                _ -> {});
    }

    private Came allJobs(InputStream in) {
        var check = new ExtraCheck();
        var said = new ArrayList<Said>();
        var head = body.list(in, "entryList", ExtraSaid.Jobs.class, (one, place) -> {
            var jobs = check.jobs(one.jfrs(), "jfrs", true, place);
            add(said, check.person(one.samAccountName(), one.uuid(), json.writeValueAsString(jobs), place));
        });
        return new Came(head, said, List.of(), check.faults());
    }

    /** Whoever is not posted keeps the roles that there are. */
    LoadFigures jobChanges(InputStream in) {
        return runs.run(LoadKind.JOBS_DELTA, _ -> changedJobs(in), Came::head, (_, came) -> takeChanges(came), _ -> {});
    }

    private Came changedJobs(InputStream in) {
        var check = new ExtraCheck();
        var said = new ArrayList<Said>();
        var changes = new ArrayList<Change>();
        var head = body.list(in, "entryList", ExtraSaid.Jobs.class, (one, place) -> {
            var added = check.jobs(one.addJfrs(), "addJfrs", false, place);
            var removed = check.jobs(one.removeJfrs(), "removeJfrs", false, place);
            var person = check.person(one.samAccountName(), one.uuid(), Extra.JOBS.nothing(), place);
            if (person == null) return;
            said.add(person);
            changes.add(new Change(added, removed));
        });
        return new Came(head, said, changes, check.faults());
    }

    private Outcome takeChanges(Came came) {
        var tree = begin(came);
        var current = new HashMap<Integer, String>();
        for (var one : table.current(Extra.JOBS, tree.ids(), came.said())) current.put(one.place(), one.value());
        var after = new ArrayList<Said>();
        for (int i = 0; i < came.said().size(); i++) {
            var before = current.get(i + 1);
            if (before == null) continue;
            var jobs = new LinkedHashSet<>(json.readValue(before, JOBS));
            came.changes().get(i).removed().forEach(jobs::remove);
            jobs.addAll(came.changes().get(i).added());
            var one = came.said().get(i);
            after.add(new Said(one.userName(), one.uuid(), json.writeValueAsString(jobs)));
        }
        return take(Extra.JOBS, came, after, false, tree);
    }

    /** Whoever is not posted has no attributes any more. */
    LoadFigures kombit(InputStream in) {
        return runs.run(
                LoadKind.KOMBIT_FULL,
                _ -> allAttributes(in),
                Came::head,
                (_, came) -> take(Extra.KOMBIT, came, came.said(), true),
                _ -> {});
    }

    private Came allAttributes(InputStream in) {
        var check = new ExtraCheck();
        var said = new ArrayList<Said>();
        var head = body.list(
                in, "entryList", ExtraSaid.Kombit.class, (one, place) -> add(said, attributes(check, one, place)));
        return new Came(head, said, List.of(), check.faults());
    }

    /** Of one person alone. @param domain by its name */
    LoadFigures kombitOf(String domain, InputStream in) {
        return runs.run(
                LoadKind.KOMBIT_SINGLE,
                _ -> oneOf(domain, in),
                Came::head,
                (_, came) -> {
                    var outcome = take(Extra.KOMBIT, came, came.said(), false);
                    if (outcome.figures().skipped() > 0) throw CoreDataRefused.wrong(Fault.of("nobody.so", domain));
                    return outcome;
                },
                _ -> {});
    }

    private Came oneOf(String domain, InputStream in) {
        var check = new ExtraCheck();
        var said = new ArrayList<Said>();
        add(said, attributes(check, body.one(in, ExtraSaid.Kombit.class), 1));
        return new Came(new PostedBody.Head(domain, null, 1), said, List.of(), check.faults());
    }

    private @Nullable Said attributes(ExtraCheck check, ExtraSaid.Kombit one, int place) {
        Map<String, String> all = check.attributes(one.kombitAttributes(), place);
        return check.person(one.samAccountName(), one.uuid(), json.writeValueAsString(all), place);
    }

    private static void add(List<Said> all, @Nullable Said one) {
        if (one != null) all.add(one);
    }

    private Tree begin(Came came) {
        var tree = domains.tree(came.head().domain());
        if (came.head().read() == 0) throw CoreDataRefused.wrong(Fault.of("none", "entryList"));
        domains.hold(tree);
        if (!came.faults().isEmpty()) throw CoreDataRefused.wrong(came.faults());
        return tree;
    }

    private Outcome take(Extra what, Came came, List<Said> said, boolean others) {
        return take(what, came, said, others, begin(came));
    }

    private Outcome take(Extra what, Came came, List<Said> said, boolean others, Tree tree) {
        var taken = table.keep(what, tree.ids(), said, others);
        if (taken.found() > taken.persons()) throw CoreDataRefused.wrong(Fault.of("extra.twice"));
        UUID top = tree.top().id();
        if (taken.changed() > 0)
            audit.changed(
                    "identity.load." + (what == Extra.JOBS ? "job-functions" : "kombit"),
                    "identity-domain:" + top,
                    null,
                    new Loaded(what.name(), taken.persons(), taken.changed()),
                    null);
        int read = came.head().read();
        return new Outcome(top, LoadFigures.changed(read, taken.changed(), read - taken.found()), List.of());
    }

    /** In their order. @param value as it is kept */
    List<JobFunction> jobs(String value) {
        return json.readValue(value, JOBS);
    }
}
