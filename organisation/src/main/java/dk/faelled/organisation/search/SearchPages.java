package dk.faelled.organisation.search;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Search;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Requires;
import dk.faelled.platform.SearchPage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Units and persons by what people type. */
@Controller
class SearchPages implements SearchPage {
    private static final int MOST = 25;
    private final Search search;
    private final AccessDecider access;
    private final Audit audit;
    private final Clock clock;

    SearchPages(Search search, AccessDecider access, Audit audit, Clock clock) {
        this.search = search;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/search")
    @Requires("organisation.read")
    @Transactional
    public ModelAndView search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        var on = asOf == null ? LocalDate.now(clock) : asOf;
        var numbered = q.strip().matches("\\d{6}[- ]?\\d{4}");
        var byCpr = numbered && access.may("platform.cpr.read");
        var units =
                q.isBlank() || numbered ? List.<dk.faelled.organisation.Hit>of() : search.units(q, AsOf.on(on), MOST);
        var persons =
                q.isBlank() ? List.<dk.faelled.organisation.Hit>of() : search.persons(q, AsOf.on(on), MOST, byCpr);
        if (byCpr)
            audit.accessed(
                    "organisation.person.search-by-cpr",
                    persons.stream().map(hit -> "person:" + hit.id()).toList(),
                    null);
        // a number must not stand in the page that is kept in the browser's history
        return new ModelAndView(
                "organisation/search", "view", new SearchView(numbered ? "" : q, units, persons, on, MOST));
    }
}
