package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserId;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** What somebody is to be given. @param targets the chosen one and those found @param units where the user works */
public record UserAssignForm(
        UserId user, String name, List<Option> targets, List<Option> units, List<Open> open, Filled in, Errors errors) {
    /** A limit that the role leaves to be said. */
    public record Open(SystemRoleId right, ConstraintTypeId type, String label) {
        public String name() {
            return "postponed-" + right + "-" + type;
        }
    }

    public String cancel() {
        return RoleUserPages.PATH + "/" + user;
    }

    public String action() {
        return cancel() + "/assign";
    }
}
