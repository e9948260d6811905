package dk.faelled.roles.catalogue;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.rights.OwnRights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a user role is made of, as a form asks and a page tells it. */
@Component
@Transactional(readOnly = true)
class Composition {
    private final CatalogueTable catalogue;

    Composition(CatalogueTable catalogue) {
        this.catalogue = catalogue;
    }

    String systemName(ItSystemId id) {
        return system(id).name();
    }

    private ItSystem system(ItSystemId id) {
        return catalogue.system(id).map(Stored::value).orElseThrow(() -> new NotFound("role_system " + id));
    }

    private List<SystemRole> rights(ItSystemId system) {
        var rights = catalogue.systemRolesOf(system).stream().map(Stored::value);
        return system(system).is(ItSystem.Flag.OURS)
                ? rights.map(Composition::inWords).toList()
                : rights.toList();
    }

    /** A right of Fælled itself, in the language of the reader. */
    private static SystemRole inWords(SystemRole right) {
        return new SystemRole(
                right.id(),
                right.uuid(),
                right.system(),
                OwnRights.ofReader(right.name(), right.description()),
                right.identifier(),
                "",
                right.weight(),
                right.maximum(),
                right.kind(),
                right.constraints());
    }

    private Map<ConstraintTypeId, ConstraintType> types() {
        return catalogue.allTypes().stream().collect(Collectors.toMap(ConstraintType::id, Function.identity()));
    }

    List<UserRoleView.Line> lines(UserRole role) {
        var rights = rights(role.system()).stream().collect(Collectors.toMap(SystemRole::id, Function.identity()));
        var types = types();
        var lines = new ArrayList<UserRoleView.Line>();
        for (var part : role.parts()) {
            var right = rights.get(part.systemRole());
            if (right == null) continue;
            lines.add(new UserRoleView.Line(
                    right.name(),
                    right.identifier(),
                    right.weight(),
                    part.constraints().stream()
                            .map(value -> written(types.get(value.type()), value))
                            .toList()));
        }
        return lines;
    }

    private static String written(@Nullable ConstraintType type, ConstraintValue value) {
        var name = type == null ? value.type().toString() : type.name();
        return name + ": " + (value.kind().isGiven() ? value.value() : Messages.text("roles.limit." + value.kind()));
    }

    UserRoleForm fresh(ItSystemId id, Filled in, Errors errors) {
        return form(system(id), null, in, errors);
    }

    UserRoleForm form(UserRole role, Filled in, Errors errors) {
        return form(system(role.system()), role, in, errors);
    }

    private UserRoleForm form(ItSystem system, @Nullable UserRole role, Filled in, Errors errors) {
        return new UserRoleForm(system, role, rights(system.id()), types(), in, errors);
    }

    static Filled filled(Stored<UserRole> stored) {
        var role = stored.value();
        var linked = role.linked();
        var in = Filled.nothing()
                .with("name", role.name())
                .with("identifier", role.identifier())
                .with("description", role.description())
                .with("flags", role.flags().stream().map(Enum::name).toList())
                .with("linked", linked == null ? "" : linked.toString())
                .with("link", role.link().name())
                .with("linkPrefix", role.linkPrefix())
                .with("version", Integer.toString(stored.version()))
                .with(
                        "right",
                        role.parts().stream()
                                .map(part -> part.systemRole().toString())
                                .toList());
        for (var part : role.parts())
            for (var value : part.constraints())
                in = in.with(
                                UserRoleForm.kindOf(part.systemRole(), value.type()),
                                value.kind().name())
                        .with(UserRoleForm.valueOf(part.systemRole(), value.type()), value.value());
        return in;
    }

    /** What a form says; a name that follows a right need not be written. */
    WriteUserRole said(ItSystemId system, Filled in) {
        var linked = in.number("linked").map(SystemRoleId::new).orElse(null);
        var link = linked == null
                ? UserRole.Link.NONE
                : in.one("link", UserRole.Link.class)
                        .filter(how -> how != UserRole.Link.NONE)
                        .orElse(UserRole.Link.NAME_ONLY);
        var parts = new ArrayList<UserRole.Part>();
        for (var right : rights(system))
            if (in.all("right").contains(right.id().toString()))
                parts.add(new UserRole.Part(right.id(), limits(right, in)));
        return new WriteUserRole(
                linked != null && in.text("name").isEmpty() ? in.text("identifier") : in.text("name"),
                in.text("identifier"),
                in.text("description"),
                in.several("flags", UserRole.Flag.class),
                linked,
                link,
                in.text("linkPrefix"),
                parts);
    }

    private static List<ConstraintValue> limits(SystemRole right, Filled in) {
        var limits = new ArrayList<ConstraintValue>();
        for (var supported : right.constraints()) {
            var type = supported.type();
            in.one(UserRoleForm.kindOf(right.id(), type), ConstraintValue.Kind.class)
                    .ifPresent(kind -> limits.add(new ConstraintValue(
                            type, kind, kind.isGiven() ? in.text(UserRoleForm.valueOf(right.id(), type)) : "", "")));
        }
        return limits;
    }
}
