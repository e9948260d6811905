package dk.faelled.platform.web;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Bearer;
import dk.faelled.platform.Context;
import dk.faelled.platform.Origin;
import dk.faelled.platform.OwnLimit;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.key.ApiKey;
import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.limit.RateLimits;
import dk.faelled.platform.page.Language;
import dk.faelled.platform.rights.CallerAccess;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final Hosts hosts;
    private final TenantRegister tenants;
    private final KeyRegister keys;
    private final CallerAccess access;
    private final RateLimits limits;
    private final PlainProblems problems;
    private final Mismatch mismatch;
    private final ObjectProvider<Bearer.Reader> tokens;
    private final List<OwnLimit> own;

    ContextFilter(
            Hosts hosts,
            TenantRegister tenants,
            KeyRegister keys,
            CallerAccess access,
            RateLimits limits,
            PlainProblems problems,
            Mismatch mismatch,
            ObjectProvider<Bearer.Reader> tokens,
            ObjectProvider<OwnLimit> own) {
        this.hosts = hosts;
        this.tenants = tenants;
        this.keys = keys;
        this.access = access;
        this.limits = limits;
        this.problems = problems;
        this.mismatch = mismatch;
        this.tokens = tokens;
        this.own = own.orderedStream().toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = hosts.of(request.getServerName()).map(HostBinding::tenant);
        var presented = PresentedKey.in(request);
        var token = PresentedKey.token(request);
        if (presented.isPresent()) byKey(presented.get(), host.orElse(null), request, response, chain);
        else if (token.isPresent()) byToken(token.get(), host.orElse(null), request, response, chain);
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
            var seldom = limits.take("bad-key " + request.getRemoteAddr(), 20 / 60.0, 20);
            if (seldom) problems.answer(request, response, HttpServletResponse.SC_UNAUTHORIZED, "KEY_UNKNOWN");
            else problems.later(request, response, 3);
            return;
        }
        var tenant = key.get().tenant();
        var actor = new Actor(Actor.Kind.API_KEY, key.get().id(), key.get().name());
        if (!limits.take(
                "key " + key.get().id(), key.get().perSecond(), key.get().burst()))
            problems.later(request, response, 1);
        else if (differs(host, tenant)) refuse(context(tenant, actor, request), host, request, response);
        else {
            request.setAttribute(BY_KEY, true);
            pass(tenant, actor, held(key.get()), request, response, chain);
        }
    }

    private Bearer.Reader reader() {
        var reader = tokens.getIfAvailable();
        if (reader == null) throw new Bearer.Unreadable(null);
        return reader;
    }

    /** One that nobody believes makes its bearer nobody: the interface says so in its own words. */
    private void byToken(
            String presented,
            @Nullable TenantId host,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(BY_KEY, true);
        try {
            var bearer = reader().read(presented);
            var actor = bearer.actor();
            if (!limits.take("token " + bearer.tenant() + actor.id(), 50, 200)) problems.later(request, response, 1);
            else if (differs(host, bearer.tenant()))
                refuse(context(bearer.tenant(), actor, request), host, request, response);
            else {
                request.setAttribute(Bearer.ATTRIBUTE, bearer);
                pass(bearer.tenant(), actor, bearer.held(), request, response, chain);
            }
        } catch (Bearer.Unreadable unreadable) {
            if (!limits.take("bad-key " + request.getRemoteAddr(), 20 / 60.0, 20)) {
                problems.later(request, response, 3);
                return;
            }
            request.setAttribute(Bearer.REFUSED, unreadable.reason());
            asNobody(host, request, response, chain);
        }
    }

    private void refuse(
            Context context, @Nullable TenantId host, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        mismatch.tell(context, Objects.requireNonNull(host));
        problems.answer(request, response, HttpServletResponse.SC_FORBIDDEN, "TENANT_MISMATCH");
    }

    private void bySession(
            @Nullable TenantId host, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(SignedIn.KEY) instanceof SignedIn signedIn) {
            var tenant = new TenantId(signedIn.tenant());
            var actor = new Actor(Actor.Kind.PERSON, signedIn.actor(), signedIn.name());
            if (!limits.take("session " + session.getId(), 20, 100)) problems.later(request, response, 1);
            else if (differs(host, tenant)) refuse(context(tenant, actor, request), host, request, response);
            else {
                var held = context(tenant, Actor.ANONYMOUS, request)
                        .<Set<String>, RuntimeException>call(
                                () -> access.ofAccount(signedIn.account(), signedIn.actor()));
                pass(tenant, actor, held, request, response, chain);
            }
            return;
        }
        var uncounted = own.stream().anyMatch(limit -> limit.counts(request.getRequestURI()));
        if (!uncounted && !limits.take("address " + request.getRemoteAddr(), perSecond(request), burst(request))) {
            problems.later(request, response, 1);
            return;
        }
        // who is nobody can be misled to nothing; an interface for programs says so itself
        if (CompatiblePrefixes.covers(request.getRequestURI())) request.setAttribute(BY_KEY, true);
        asNobody(host, request, response, chain);
    }

    private void asNobody(
            @Nullable TenantId host, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
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
        var origin = Origin.current();
        if (PresentedKey.in(request).isPresent() || PresentedKey.token(request).isPresent())
            origin = new Origin(Origin.Source.API, origin.address());
        return new Context(tenant, actor, Language.of(request), Correlation.of(request), origin);
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
}
