package dk.faelled.platform.page;

import java.util.List;

/**
 * The sign-in page.
 *
 * @param action where the form is posted
 * @param authorities to choose among; empty where the host name says which
 * @param authority the chosen one
 * @param ways other ways in than by password
 * @param name what the user typed, kept after an error; the password never is
 */
public record SignInView(
        String action, List<Option> authorities, String authority, String name, List<Link> ways, Errors errors) {}
