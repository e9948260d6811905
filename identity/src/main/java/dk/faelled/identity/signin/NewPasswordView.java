package dk.faelled.identity.signin;

import dk.faelled.identity.credential.PasswordRules;
import dk.faelled.platform.page.Errors;

/**
 * @param forced it has to be changed before one comes in; else its owner wants another
 * @param current whether the present one has to be shown
 */
public record NewPasswordView(String action, boolean forced, boolean current, PasswordRules rules, Errors errors) {}
