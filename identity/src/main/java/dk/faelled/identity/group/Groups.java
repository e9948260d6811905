package dk.faelled.identity.group;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sweep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The groups of an authority (USR-03). They are loaded by another program; nobody here changes them. */
@Service
@Transactional
public class Groups implements Sweep {
    private static final int MONTHS_KEPT = 13;
    private static final int SLICE = 1_000;
    private static final int MOST = 100;
    private final GroupTable table;
    private final Audit audit;

    private record Member(UUID person) {}

    Groups(GroupTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Group get(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("group " + id));
    }

    /** Of a person, by name. */
    @Transactional(readOnly = true)
    public List<Group> of(UUID person) {
        return table.of(person);
    }

    /** By name; one that was erased meanwhile is left out. */
    @Transactional(readOnly = true)
    public List<Group> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : table.all(ids);
    }

    /** In one of these domains, by the UUID that it is loaded with. */
    @Transactional(readOnly = true)
    public Optional<Group> loaded(UUID[] domains, UUID uuid) {
        return table.loaded(domains, uuid);
    }

    /** Of these domains in the order of their ids. @param after the last one of the page before; zeros for the first */
    @Transactional(readOnly = true)
    public List<Group> page(UUID[] domains, UUID after, int size) {
        return table.page(domains, after, size);
    }

    /** User names in their order. @param after the last one of the page before; empty for the first */
    @Transactional(readOnly = true)
    public List<String> members(UUID group, String after, int size) {
        return table.members(group, after, size);
    }

    /**
     * Those that are written down, each as its name, or with the domain behind an {@code @}.
     *
     * @throws RuleBroken at {@code groups} where there is none of the name, or several, or they are too many
     */
    @Transactional(readOnly = true)
    public List<UUID> named(List<String> lines) {
        if (lines.size() > MOST) throw new RuleBroken("identity.group.many", MOST).at("groups");
        var found = new LinkedHashSet<UUID>();
        for (var line : lines) found.add(one(line).id());
        return List.copyOf(found);
    }

    private Group one(String line) {
        var all = table.named(line);
        if (all.size() == 1) return all.getFirst();
        if (all.size() > 1) throw new RuleBroken("identity.group.several", line).at("groups");
        int at = line.lastIndexOf('@');
        var domain = line.substring(at + 1);
        return (at < 0 ? List.<Group>of() : table.named(line.substring(0, at)))
                .stream()
                        .filter(group -> group.domainName().equalsIgnoreCase(domain))
                        .findAny()
                        .orElseThrow(() -> new RuleBroken("identity.group.none", line).at("groups"));
    }

    public void add(Group group, UUID person) {
        if (table.add(group.id(), person)) tell("identity.group.add", group, null, new Member(person));
    }

    public void remove(Group group, UUID person) {
        if (table.remove(group.id(), person)) tell("identity.group.remove", group, new Member(person), null);
    }

    private void tell(String action, Group group, @Nullable Member before, @Nullable Member after) {
        audit.changed(action, "identity-group:" + group.id(), before, after, null);
    }

    /** These are in no group any more. Whoever calls notes why. */
    public void leave(Collection<UUID> persons) {
        table.leave(persons);
    }

    /** One that is not loaded any more is forgotten 13 months later, unless a system is still only for it. */
    @Override
    public boolean sweep(Instant now) {
        return table.erase(now.atZone(ZoneOffset.UTC).minusMonths(MONTHS_KEPT).toInstant(), SLICE) == SLICE;
    }
}
