package dk.faelled.identity.signin;

import dk.faelled.platform.page.Errors;
import java.util.List;

/**
 * @param version of the text that is shown; empty where there is none
 * @param accepted when it was; empty for not yet
 * @param signingIn not in yet
 * @param skippable one comes in without it, for no level
 */
public record AcceptView(
        String action,
        String version,
        List<String> paragraphs,
        String accepted,
        boolean signingIn,
        boolean skippable,
        Errors errors) {}
