package dk.faelled.platform.operations;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.List;

/** A wish for a user, as typed. */
public record UserInvitation(String displayName, String userName, String role, Errors errors) {
    public List<Option> roles() {
        return Users.OFFERED.stream()
                .map(each -> new Option(each.name(), Messages.text("platform.users.role." + each)))
                .toList();
    }
}
