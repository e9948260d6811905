package dk.faelled.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Clients that keep no secret, where the library does not know them: renewing, revoking, and saying beforehand what they will ask for. What they show, a refresh token
 * that counts once, is all that they have.
 */
final class OpenClients implements AuthenticationConverter, AuthenticationProvider {
    private static final String RENEWING = "faelled.renewing";
    private static final Set<String> SECRETS = Set.of("client_secret", "client_assertion", "code_verifier");
    private final RegisteredClientRepository clients;

    OpenClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getHeader("Authorization") != null
                || SECRETS.stream().anyMatch(name -> request.getParameter(name) != null)) return null;
        boolean renews = "refresh_token".equals(request.getParameter("grant_type"));
        boolean revokes = request.getRequestURI().endsWith("/revoke");
        boolean pushes = request.getRequestURI().equals("/oauth2/par")
                || request.getRequestURI().endsWith(Place.IN_REALM + "/ext/par/request");
        var called = request.getParameterValues("client_id");
        if (!renews && !revokes && !pushes || called == null || called.length != 1) return null;
        var more = new HashMap<String, Object>();
        more.put(RENEWING, true);
        return new OAuth2ClientAuthenticationToken(called[0], ClientAuthenticationMethod.NONE, null, more);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var asked = (OAuth2ClientAuthenticationToken) authentication;
        if (!ClientAuthenticationMethod.NONE.equals(asked.getClientAuthenticationMethod())
                || !asked.getAdditionalParameters().containsKey(RENEWING)) return null;
        var client = clients.findByClientId(String.valueOf(asked.getPrincipal()));
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE))
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
