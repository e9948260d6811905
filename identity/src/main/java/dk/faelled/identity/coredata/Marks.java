package dk.faelled.identity.coredata;

import dk.faelled.identity.coredata.LoadRuns.Outcome;
import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.platform.Audit;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is said of persons who are there already: who may have an NSIS identity, who is told of to NemLog-in, whose password is to be changed. */
@Component
class Marks {
    private static final int UUID_LENGTH = 36;
    private static final int TOLD = 50;
    private final PostedBody body;
    private final LoadedDomains domains;
    private final PersonLoadTable table;
    private final Consequences consequences;
    private final LoadRuns runs;
    private final LoadedPersons reading;
    private final OwnPasswords passwords;
    private final Audit audit;

    private record Listed(PostedBody.Head head, Set<UUID> uuids) {}

    private record Transferred(int persons, int changed) {}

    /** Whose password is to be changed. */
    record Force(@Nullable String domain, @Nullable String samAccountName) {}

    Marks(
            PostedBody body,
            LoadedDomains domains,
            PersonLoadTable table,
            Consequences consequences,
            LoadRuns runs,
            LoadedPersons reading,
            OwnPasswords passwords,
            Audit audit) {
        this.body = body;
        this.domains = domains;
        this.table = table;
        this.consequences = consequences;
        this.runs = runs;
        this.reading = reading;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Whoever is not listed may have none. */
    LoadFigures allowed(InputStream in) {
        return runs.run(LoadKind.ALLOWED, _ -> listed(in, "nsisUserUuids"), Listed::head, this::takeAllowed, _ -> {});
    }

    private Outcome takeAllowed(UUID load, Listed listed) {
        var tree = begin(listed, "nsisUserUuids");
        var changed = table.allow(tree.ids(), listed.uuids());
        consequences.kept(changed);
        return outcome(tree, listed, changed.size());
    }

    LoadFigures transferred(InputStream in) {
        return runs.run(
                LoadKind.TRANSFER, _ -> listed(in, "nemLoginUserUuids"), Listed::head, this::takeTransferred, _ -> {});
    }

    private Outcome takeTransferred(UUID load, Listed listed) {
        var tree = begin(listed, "nemLoginUserUuids");
        int changed = table.transfer(tree.ids(), listed.uuids());
        if (changed > 0)
            audit.changed(
                    "identity.load.transfer",
                    "identity-domain:" + tree.top().id(),
                    null,
                    new Transferred(listed.uuids().size(), changed),
                    null);
        return outcome(tree, listed, changed);
    }

    private static Outcome outcome(Tree tree, Listed listed, int changed) {
        return new Outcome(tree.top().id(), LoadFigures.changed(listed.head().read(), changed, 0), List.of());
    }

    private Tree begin(Listed listed, String list) {
        var tree = domains.tree(listed.head().domain());
        if (listed.uuids().isEmpty()) throw CoreDataRefused.wrong(Fault.of("uuids.none", list));
        domains.hold(tree);
        return tree;
    }

    private Listed listed(InputStream in, String list) {
        var uuids = new LinkedHashSet<UUID>();
        var faults = new ArrayList<Fault>();
        var head = body.list(in, list, String.class, (said, place) -> {
            try {
                if (said.strip().length() == UUID_LENGTH && uuids.add(UUID.fromString(said.strip()))) return;
                if (said.strip().length() == UUID_LENGTH) return;
            } catch (IllegalArgumentException notOne) {
                // told below
            }
            if (faults.size() < TOLD) faults.add(Fault.of("uuids.wrong", place, list));
        });
        if (!faults.isEmpty()) throw CoreDataRefused.wrong(faults);
        return new Listed(head, uuids);
    }

    /** At the next sign-in. Who has no account yet has no password either, and chooses one by a link. */
    @Transactional
    public void force(Force asked) {
        var tree = domains.tree(asked.domain());
        var name = asked.samAccountName() == null
                ? ""
                : asked.samAccountName().strip().toLowerCase(Locale.ROOT);
        var person = reading.named(tree, name)
                .orElseThrow(() -> CoreDataRefused.nobody(
                        Fault.of("nobody.name", tree.top().name(), name)));
        if (person.account() != null) passwords.force(person.account(), null);
    }
}
