package dk.faelled.organisation.search;

import dk.faelled.organisation.Hit;
import java.time.LocalDate;
import java.util.List;

/** What was found. */
public record SearchView(String q, List<Hit> units, List<Hit> persons, LocalDate on, int most) {}
