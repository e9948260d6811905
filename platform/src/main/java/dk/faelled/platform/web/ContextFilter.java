package dk.faelled.platform.web;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.key.ApiKey;
import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.page.Language;
import dk.faelled.platform.rights.BuiltInAccess;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.platform.tenancy.HostBinding;
import dk.faelled.platform.tenancy.TenantRegister;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds for whom and by whom a request is (platform R-3) and binds it to the work. After the session, before security. */
@Component
@Order(ContextFilter.ORDER)
class ContextFilter extends OncePerRequestFilter {
    /** Spring Security's chain stands at -100. */
    static final int ORDER = -110;

    /** Set where a key came with the request: such requests use no cookie, so they need no CSRF token. */
    static final String BY_KEY = "faelled.by-key";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    private final TenantRegister tenants;
    private final KeyRegister keys;
    private final BuiltInAccess access;
    private final RateLimits limits;
    private final PlainProblems problems;

    ContextFilter(
            TenantRegister tenants, KeyRegister keys, BuiltInAccess access, RateLimits limits, PlainProblems problems) {
        this.tenants = tenants;
        this.keys = keys;
        this.access = access;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = tenants.host(request.getServerName()).map(HostBinding::tenant);
        var presented = PresentedKey.in(request);
        if (presented.isPresent()) byKey(presented.get(), host.orElse(null), request, response, chain);
        else bySession(host.orElse(null), request, response, chain);
    }

    private void byKey(
            String presented,
            @Nullable TenantId host,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var key = keys.present(presented, request.getRemoteAddr());
        if (key.isEmpty()) {
            var known = limits.take("bad-key " + request.getRemoteAddr(), 20 / 60.0, 20);
            problems.answer(response, language(request), known ? 401 : 429, known ? "KEY_UNKNOWN" : "TOO_MANY");
        } else if (differs(host, key.get().tenant())) {
            problems.answer(response, language(request), 403, "TENANT_MISMATCH");
        } else if (!limits.take(
                "key " + key.get().id(), key.get().perSecond(), key.get().burst())) {
            response.setHeader("Retry-After", "1");
            problems.answer(response, language(request), 429, "TOO_MANY");
        } else {
            request.setAttribute(BY_KEY, true);
            var actor = new Actor(Actor.Kind.API_KEY, key.get().id(), key.get().name());
            pass(key.get().tenant(), actor, held(key.get()), request, response, chain);
        }
    }

    private void bySession(
            @Nullable TenantId host, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(SignedIn.KEY) instanceof SignedIn signedIn) {
            var tenant = new TenantId(signedIn.tenant());
            if (differs(host, tenant)) {
                problems.answer(response, language(request), 403, "TENANT_MISMATCH");
            } else if (!limits.take("session " + session.getId(), 20, 100)) {
                response.setHeader("Retry-After", "1");
                problems.answer(response, language(request), 429, "TOO_MANY");
            } else {
                var held = context(tenant, Actor.ANONYMOUS, request)
                        .<Set<String>, RuntimeException>call(() -> access.ofAccount(signedIn.account()));
                var actor = new Actor(Actor.Kind.PERSON, signedIn.actor(), signedIn.name());
                pass(tenant, actor, held, request, response, chain);
            }
            return;
        }
        if (!limits.take("address " + request.getRemoteAddr(), perSecond(request), burst(request))) {
            response.setHeader("Retry-After", "1");
            problems.answer(response, language(request), 429, "TOO_MANY");
            return;
        }
        var tenant = host == null ? only() : host;
        if (tenant == null) chain.doFilter(request, response);
        else pass(tenant, Actor.ANONYMOUS, Set.of(), request, response, chain);
    }

    /** One a second for an address without session; a hundred times as many from this machine, where proxies stand. */
    private static double perSecond(HttpServletRequest request) {
        return LOOPBACK.contains(request.getRemoteAddr()) ? 100 : 1;
    }

    private static int burst(HttpServletRequest request) {
        return LOOPBACK.contains(request.getRemoteAddr()) ? 6_000 : 60;
    }

    private void pass(
            TenantId tenant,
            Actor actor,
            Set<String> held,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            context(tenant, actor, request)
                    .<Exception>run(() -> CallerRights.<Exception>run(held, () -> chain.doFilter(request, response)));
        } catch (ServletException | IOException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new ServletException(thrown);
        }
    }

    private static Context context(TenantId tenant, Actor actor, HttpServletRequest request) {
        return new Context(tenant, actor, language(request), UUID.randomUUID().toString());
    }

    private static boolean differs(@Nullable TenantId host, TenantId credential) {
        return host != null && !host.equals(credential);
    }

    /** The only authority, where there is one. */
    private @Nullable TenantId only() {
        List<TenantInfo> all = tenants.active();
        return all.size() == 1 ? all.getFirst().id() : null;
    }

    private static Set<String> held(ApiKey key) {
        return Set.copyOf(key.permissions());
    }

    private static Locale language(HttpServletRequest request) {
        return Language.of(request);
    }
}
