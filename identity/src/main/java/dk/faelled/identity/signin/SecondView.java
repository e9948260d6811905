package dk.faelled.identity.signin;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for a second factor, or, of somebody who has none, for the password again.
 *
 * @param query {@code ?next=…}, handed on from form to form
 * @param signingIn not in yet; else somebody who is in proves it anew
 * @param app whether there is an authenticator app
 * @param keys for the browser: what a key is asked to sign; null where none serves under this name
 * @param again to the provider that has vouched for who is to show a password; null for none
 * @param elsewhere names under which there are keys that do not serve here
 */
public record SecondView(
        String query,
        boolean signingIn,
        boolean app,
        boolean password,
        @Nullable String keys,
        @Nullable Link again,
        List<String> elsewhere,
        Errors errors) {}
