package dk.faelled.roles.catalogue;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.form.Filled;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a right. @param right null for a new one @param types what it may be limited to */
public record SystemRoleForm(
        ItSystem system, @Nullable SystemRole right, List<ConstraintType> types, Filled in, Errors errors) {
    public String action() {
        return right == null
                ? RoleSystemPages.PATH + "/" + system.id() + "/rights/new"
                : SystemRolePages.PATH + "/" + right.id();
    }

    public String cancel() {
        return RoleSystemPages.PATH + "/" + system.id() + "/rights";
    }

    public List<Option> kinds() {
        return Arrays.stream(SystemRole.Kind.values())
                .map(kind -> new Option(kind.name(), Messages.text("roles.right.kind." + kind)))
                .toList();
    }

    public List<Option> supports() {
        return List.of(
                new Option("", Messages.text("roles.right.type.no")),
                new Option("optional", Messages.text("roles.right.type.optional")),
                new Option("mandatory", Messages.text("roles.right.type.mandatory")));
    }
}
