package dk.faelled.organisation.history;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Link;
import java.util.List;

/** A page of its own for the history of one object. */
public record HistoryPage(String title, List<Link> breadcrumb, Moment moment, HistoryView history) {}
