package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.StopPages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * The answer to a request for a code: to the registered address, in its query or, where that is asked for, its fragment. What
 * may not be sent there is said on a page of ours.
 */
final class Responses implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var asked = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var said = new LinkedHashMap<String, String>();
        var code = asked.getAuthorizationCode();
        said.put("code", code == null ? "" : code.getTokenValue());
        if (Place.isRealm() && asked.getPrincipal() instanceof Proven proven)
            said.put("session_state", proven.facts().session().toString());
        send(asked, said, request, response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        var exception = refused instanceof OAuth2AuthorizationCodeRequestAuthenticationException known ? known : null;
        var asked = exception == null ? null : exception.getAuthorizationCodeRequestAuthentication();
        if (exception == null
                || asked == null
                || asked.getRedirectUri() == null
                || asked.getRedirectUri().isBlank()) {
            page(exception == null ? "" : String.valueOf(exception.getError().getDescription()), request, response);
            return;
        }
        var said = new LinkedHashMap<String, String>();
        said.put("error", exception.getError().getErrorCode());
        if (exception.getError().getDescription() != null)
            said.put("error_description", exception.getError().getDescription());
        send(asked, said, request, response);
    }

    private static void send(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (asked.getState() != null && !asked.getState().isEmpty()) said.put("state", asked.getState());
        said.put("iss", Place.issuer());
        var to = String.valueOf(asked.getRedirectUri());
        boolean fragment = "fragment".equals(request.getParameter("response_mode"));
        var mark = fragment ? "#" : to.contains("?") ? "&" : "?";
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(
                "Location",
                to
                        + mark
                        + said.entrySet().stream()
                                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void page(String description, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var why = description.contains("redirect_uri")
                ? "redirect"
                : description.contains("client_id") ? "client" : "request";
        request.getRequestDispatcher(StopPages.INVALID + why)
                .forward(
                        new HttpServletRequestWrapper(request) {
                            @Override
                            public String getMethod() {
                                return "GET";
                            }
                        },
                        response);
    }
}
