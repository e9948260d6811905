package dk.faelled.platform.operations;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;

/** A wish for a user, as typed. @param roles that can be chosen */
public record UserInvitation(String displayName, String userName, String role, List<Option> roles, Errors errors) {}
