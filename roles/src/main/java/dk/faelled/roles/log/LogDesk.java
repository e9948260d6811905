package dk.faelled.roles.log;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.AuditTrail;
import dk.faelled.platform.EntityNames;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Tells what was changed in the catalogue. Only what is sealed: so nothing comes later before what was told. */
@Component
@Transactional(readOnly = true)
class LogDesk {
    private static final String OURS = "roles.";
    private static final int MOST = 1_000;
    private final AuditTrail trail;
    private final List<EntityNames> names;
    private final CatalogueTable catalogue;
    private final TreeTable tree;
    private final JsonMapper json;

    LogDesk(AuditTrail trail, List<EntityNames> names, CatalogueTable catalogue, TreeTable tree, JsonMapper json) {
        this.trail = trail;
        this.names = names;
        this.catalogue = catalogue;
        this.tree = tree;
        this.json = json;
    }

    LogAnswer.Head head() {
        return new LogAnswer.Head(trail.head(OURS));
    }

    /** What an act was about besides its object: the number of a user role or of a group. */
    private record About(@Nullable Long role, @Nullable Long group) {
        private static final About NOTHING = new About(null, null);
    }

    List<LogAnswer.Event> after(long offset, int size) {
        var lines = trail.after(OURS, offset, Math.clamp(size, 1, MOST));
        var about = new ArrayList<About>();
        for (var line : lines) about.add(about(line));
        var roles = catalogue
                .userRoles(about.stream()
                        .filter(one -> one.role() != null)
                        .map(one -> new UserRoleId(java.util.Objects.requireNonNull(one.role())))
                        .collect(Collectors.toSet()))
                .stream()
                .map(Stored::value)
                .collect(Collectors.toMap(role -> role.id().value(), Function.identity()));
        var groups = catalogue.groupNames(about.stream()
                .filter(one -> one.group() != null)
                .map(one -> new RoleGroupId(java.util.Objects.requireNonNull(one.group())))
                .collect(Collectors.toSet()));
        var called = called(lines);
        var events = new ArrayList<LogAnswer.Event>();
        for (int i = 0; i < lines.size(); i++) events.add(event(lines.get(i), about.get(i), called, roles, groups));
        return events;
    }

    private About about(AuditTrail.Line line) {
        if (!line.action().startsWith("roles.assignment.") && !line.action().startsWith("roles.request."))
            return About.NOTHING;
        var target = state(line).path("target");
        return new About(number(target.path("role")), number(target.path("group")));
    }

    private JsonNode state(AuditTrail.Line line) {
        var written = line.after() == null ? line.before() : line.after();
        return written == null ? MissingNode.getInstance() : json.readTree(written);
    }

    /** Numbers are written as records of one. */
    private static @Nullable Long number(JsonNode node) {
        var value = node.isObject() ? node.path("value") : node;
        return value.isIntegralNumber() ? value.asLong() : null;
    }

    /** What the objects are called now, those that still are. */
    private Map<UUID, String> called(List<AuditTrail.Line> lines) {
        Set<UUID> ids = new HashSet<>();
        for (var line : lines) id(line.entity()).ifPresent(ids::add);
        var called = new HashMap<UUID, String>();
        for (var of : names) called.putAll(of.names(ids));
        OrganisationView view = tree.view();
        for (var id : ids) {
            var unit = view.unit(new UnitId(id));
            if (unit != null) called.put(id, unit.name());
        }
        return called;
    }

    private static java.util.Optional<UUID> id(String entity) {
        return dk.faelled.roles.form.Filled.uuidOf(entity.substring(entity.indexOf(':') + 1));
    }

    private static LogAnswer.Event event(
            AuditTrail.Line line,
            About about,
            Map<UUID, String> called,
            Map<Long, UserRole> roles,
            Map<RoleGroupId, String> groups) {
        var kind = line.entity().substring(0, Math.max(0, line.entity().indexOf(':')));
        var id = line.entity().substring(line.entity().indexOf(':') + 1);
        var role = about.role();
        var group = about.group();
        var secondId = role != null ? role : group;
        var known = role == null ? null : roles.get(role);
        var secondName = group == null ? known == null ? null : known.name() : groups.get(new RoleGroupId(group));
        return new LogAnswer.Event(
                line.seq(),
                line.at().toString(),
                line.address(),
                line.actorName(),
                EventWords.event(line.action(), group != null),
                EventWords.entity(kind),
                id,
                id(line.entity()).map(called::get).orElse(null),
                secondId == null ? null : group != null ? "ROLEGROUP" : "USERROLE",
                secondId == null ? null : secondId.toString(),
                secondName,
                line.action());
    }
}
