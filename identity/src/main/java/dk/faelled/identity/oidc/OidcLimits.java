package dk.faelled.identity.oidc;

import dk.faelled.platform.OwnLimit;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Systems that sign many people in call from one address: {@link HostGuard} counts them. */
@Component
class OidcLimits implements OwnLimit {
    private static final Pattern OWN = Pattern.compile(
            "/oauth2/(token|jwks|introspect|revoke|par)|/userinfo|/\\.well-known/openid-configuration"
                    + "|/auth/realms/[^/]+/(\\.well-known/openid-configuration"
                    + "|protocol/openid-connect/(token|certs|introspect|revoke|userinfo|ext/par/request|login-status-iframe\\.html(/init|/state)?))");

    @Override
    public boolean counts(String path) {
        return OWN.matcher(path).matches();
    }
}
