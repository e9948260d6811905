package dk.faelled.identity.signin;

import dk.faelled.identity.credential.PasswordRules;
import dk.faelled.platform.page.Errors;

/**
 * @param next where one goes on afterwards; empty for the page of one's own security
 * @param forced it has to be changed before one comes in; else its owner wants another
 * @param current whether the present one has to be shown
 */
public record NewPasswordView(
        String action, String next, boolean forced, boolean current, PasswordRules rules, Errors errors) {}
