package dk.faelled.roles.catalogue;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.form.Filled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a role group. @param group null for a new one @param roles the chosen and the found ones */
public record RoleGroupForm(@Nullable RoleGroup group, List<Option> roles, Filled in, Errors errors) {
    public String action() {
        return group == null ? RoleGroupPages.PATH + "/new" : RoleGroupPages.PATH + "/" + group.id() + "/edit";
    }

    public String cancel() {
        return group == null ? RoleGroupPages.PATH : RoleGroupPages.PATH + "/" + group.id();
    }
}
