package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.roles.UserId;
import dk.faelled.roles.form.Filled;

/** Something that was given to a user by hand. @param unit the owning unit; empty for none */
public record UserAssignmentView(
        long id,
        UserId user,
        String name,
        String target,
        String unit,
        String caseNumber,
        String assigner,
        String at,
        Filled in,
        Errors errors) {
    public String action() {
        return RoleUserPages.ASSIGNMENTS + "/" + id;
    }

    public String cancel() {
        return RoleUserPages.PATH + "/" + user;
    }
}
