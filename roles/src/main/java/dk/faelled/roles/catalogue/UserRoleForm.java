package dk.faelled.roles.catalogue;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.form.Filled;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about a user role. @param role null for a new one @param rights all of the system */
public record UserRoleForm(
        ItSystem system,
        @Nullable UserRole role,
        List<SystemRole> rights,
        Map<ConstraintTypeId, ConstraintType> types,
        Filled in,
        Errors errors) {
    /** One limit of one right. */
    public record Limit(String label, String kindName, String valueName, List<Option> kinds, boolean mandatory) {}

    static String kindOf(SystemRoleId right, ConstraintTypeId type) {
        return "kind-" + right + "-" + type;
    }

    static String valueOf(SystemRoleId right, ConstraintTypeId type) {
        return "value-" + right + "-" + type;
    }

    public String action() {
        return role == null
                ? UserRolePages.PATH + "/new?system=" + system.id()
                : UserRolePages.PATH + "/" + role.id() + "/edit";
    }

    public String cancel() {
        return role == null ? RoleSystemPages.PATH + "/" + system.id() : UserRolePages.PATH + "/" + role.id();
    }

    public List<Option> flags() {
        return Arrays.stream(UserRole.Flag.values())
                .filter(flag -> flag != UserRole.Flag.READONLY)
                .map(flag -> new Option(flag.name(), Messages.text("roles.flag." + flag)))
                .toList();
    }

    public List<Option> linkable() {
        return rights.stream()
                .map(right -> new Option(right.id().toString(), right.name()))
                .toList();
    }

    public List<Option> links() {
        return List.of(
                new Option(UserRole.Link.NAME_ONLY.name(), Messages.text("roles.link.NAME_ONLY")),
                new Option(
                        UserRole.Link.NAME_AND_DESCRIPTION.name(), Messages.text("roles.link.NAME_AND_DESCRIPTION")));
    }

    public boolean chosen(SystemRole right) {
        return in.all("right").contains(right.id().toString());
    }

    public List<Limit> limits(SystemRole right) {
        return right.constraints().stream()
                .flatMap(supported -> java.util.Optional.ofNullable(types.get(supported.type())).stream()
                        .map(type -> new Limit(
                                Messages.text("roles.limit.of", type.name(), right.name()),
                                kindOf(right.id(), type.id()),
                                valueOf(right.id(), type.id()),
                                kinds(type),
                                supported.mandatory())))
                .toList();
    }

    private static List<Option> kinds(ConstraintType type) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(new Option("", Messages.text("roles.limit.none"))),
                        Arrays.stream(ConstraintValue.Kind.values())
                                .filter(kind -> kind.fits(type.about()))
                                .map(kind -> new Option(kind.name(), Messages.text("roles.limit." + kind))))
                .toList();
    }
}
