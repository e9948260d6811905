package dk.faelled.platform.audit;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The audit log (revisionslog): who changed what, and who read what about whom (læselog). */
@Controller
@RequestMapping("/audit")
@Requires(AuditPages.READ)
class AuditPages {
    static final String READ = "platform.audit.read";
    static final String READ_ACCESS = "platform.access-log.read";
    private static final int PAGE = 50;
    private final AuditSearch search;
    private final AuditTexts texts;
    private final AccessDecider access;

    AuditPages(AuditSearch search, AuditTexts texts, AccessDecider access) {
        this.search = search;
        this.texts = texts;
        this.access = access;
    }

    @Bean
    static MenuEntry auditInTheMenu() {
        return new MenuEntry("platform", "platform.audit.menu", "/audit", READ, 920);
    }

    @Bean
    static MenuEntry accessLogInTheMenu() {
        return new MenuEntry("platform", "platform.audit.access.menu", "/audit/access", READ_ACCESS, 930);
    }

    @GetMapping
    ModelAndView changes(HttpServletRequest request, @RequestParam(required = false) @Nullable UUID before) {
        return page("CHANGE", "/audit", request, before);
    }

    @GetMapping("/access")
    @Requires(READ_ACCESS)
    ModelAndView access(HttpServletRequest request, @RequestParam(required = false) @Nullable UUID before) {
        return page("ACCESS", "/audit/access", request, before);
    }

    @GetMapping("/{id}")
    ModelAndView entry(@PathVariable UUID id) {
        return entry(id, "CHANGE");
    }

    @GetMapping("/access/{id}")
    @Requires(READ_ACCESS)
    ModelAndView read(@PathVariable UUID id) {
        return entry(id, "ACCESS");
    }

    private ModelAndView entry(UUID id, String stream) {
        var found = search.find(id)
                .filter(entry -> entry.stream().equals(stream))
                .orElseThrow(() -> new NotFound("audit entry " + id));
        return new ModelAndView("platform/auditEntry", "view", texts.entry(found));
    }

    private ModelAndView page(String stream, String path, HttpServletRequest request, @Nullable UUID before) {
        var query = Query.of(request.getQueryString());
        var wanted = Wanted.of(query);
        var page = search.page(stream, wanted, before, PAGE);
        return new ModelAndView(
                "platform/audit",
                "view",
                new AuditView(
                        path,
                        access.may(RetentionPages.KEEP),
                        wanted,
                        texts.lines(page.entries(), path),
                        page.next() == null
                                ? null
                                : query.with("before", page.next().toString()).on(path)));
    }
}
