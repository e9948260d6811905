package dk.faelled.platform.page;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Modules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the frame of a page from the request, the context and the rights of the reader. */
@Component
public class Shells {
    private final ObjectProvider<AccessDecider> access;
    private final ObjectProvider<Frame> frame;
    private final ObjectProvider<Unread> unread;
    private final ObjectProvider<Modules> modules;
    private final List<MenuEntry> entries;

    Shells(
            ObjectProvider<AccessDecider> access,
            ObjectProvider<Frame> frame,
            ObjectProvider<Unread> unread,
            ObjectProvider<Modules> modules,
            ObjectProvider<MenuEntry> entries) {
        this.access = access;
        this.frame = frame;
        this.unread = unread;
        this.modules = modules;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
    }

    public Shell of(HttpServletRequest request) {
        var context = Context.ifBound();
        var person = context != null && context.actor().kind() == Actor.Kind.PERSON ? context.actor() : null;
        var around = frame.getIfAvailable(() -> Frame.PLAIN);
        var failed = request.getAttribute("jakarta.servlet.error.request_uri") instanceof String wanted ? wanted : null;
        var path = failed == null ? request.getRequestURI() : failed;
        return new Shell(
                around.tenant(),
                around.logo(),
                person == null ? null : person.name(),
                Messages.locale(),
                person == null || failed != null ? 0 : unread(),
                person == null ? List.of() : menu(path, held()),
                csrf(request),
                flash(request),
                around.demo(),
                person != null && around.search(),
                path,
                Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    /** Of a page that goes on by itself. */
    Shell passing(HttpServletRequest request) {
        var around = frame.getIfAvailable(() -> Frame.PLAIN);
        return new Shell(
                around.tenant(),
                around.logo(),
                null,
                Messages.locale(),
                0,
                List.of(),
                csrf(request),
                null,
                around.demo(),
                false,
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    private int unread() {
        var notices = unread.getIfAvailable();
        try {
            return notices == null ? 0 : notices.count();
        } catch (DataAccessException | TransactionException away) {
            return 0; // the page that says so must come also where the database does not answer
        }
    }

    private Set<String> held() {
        var decider = access.getIfAvailable();
        return decider == null ? Set.of() : decider.held();
    }

    private List<Shell.MenuGroup> menu(String path, Set<String> held) {
        var inUse = modules.getIfAvailable();
        var visible = entries.stream()
                .filter(entry -> entry.permission() == null || held.contains(entry.permission()))
                .filter(entry -> inUse == null || inUse.isOn(entry.module()))
                .toList();
        var here = visible.stream()
                .filter(entry -> path.equals(entry.href()) || path.startsWith(entry.href() + "/"))
                .max(Comparator.comparingInt(entry -> entry.href().length()))
                .orElse(null);
        var groups = new LinkedHashMap<String, List<Shell.Item>>();
        for (var entry : visible)
            groups.computeIfAbsent(entry.module(), _ -> new ArrayList<>())
                    .add(new Shell.Item(Messages.text(entry.labelKey()), entry.href(), entry.equals(here)));
        return groups.entrySet().stream()
                .map(group -> new Shell.MenuGroup(
                        Messages.text(group.getKey() + ".name"),
                        here != null && here.module().equals(group.getKey()),
                        List.copyOf(group.getValue())))
                .toList();
    }

    private static Shell.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Shell.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }

    private static Shell.@Nullable Flash flash(HttpServletRequest request) {
        var carried = RequestContextUtils.getInputFlashMap(request);
        return carried != null && carried.get(Shell.Flash.ATTRIBUTE) instanceof Shell.Flash flash ? flash : null;
    }
}
