package dk.faelled.organisation.report;

import dk.faelled.platform.page.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The standard reports (5.8); each is one file. Its heads stand in the texts, divided by bars. */
enum StandardReport {
    EMPLOYEES("alle-medarbejdere", StandardQueries.EMPLOYEES, 3),
    ASSOCIATIONS("tilknytninger", StandardQueries.ASSOCIATIONS, 5),
    UNITS("enheder", StandardQueries.UNITS, -1),
    ORGANISATION("organisation-med-medarbejdere", StandardQueries.ORGANISATION, -1),
    MANAGERS("ledere-og-ansvar", StandardQueries.MANAGERS, -1),
    PHONE_BOOK("telefonbog", StandardQueries.PHONE_BOOK, -1),
    POSITIONS("stilling-og-kontakt", StandardQueries.POSITIONS, 0),
    MED_ORGANISATION("med-organisation", StandardQueries.MED_ORGANISATION, -1),
    SAFETY_UNITS("safetynet-afdelinger", StandardQueries.SAFETY_UNITS, -1),
    SAFETY_EMPLOYEES("safetynet-medarbejdere", StandardQueries.SAFETY_EMPLOYEES, 0),
    SAFETY_MED_UNITS("safetynet-med-udvalg", StandardQueries.SAFETY_MED_UNITS, -1),
    SAFETY_MED_MEMBERS("safetynet-med-medlemmer", StandardQueries.SAFETY_MED_MEMBERS, 0),
    LEARNING_USERS("plan2learn-bruger", StandardQueries.LEARNING_USERS, 1),
    LEARNING_UNITS("plan2learn-organisation", StandardQueries.LEARNING_UNITS, -1),
    LEARNING_ENGAGEMENTS("plan2learn-engagement", StandardQueries.LEARNING_ENGAGEMENTS, -1),
    LEARNING_JOBS("plan2learn-stillingskode", StandardQueries.LEARNING_JOBS, -1),
    LEARNING_MANAGERS("plan2learn-leder", StandardQueries.LEARNING_MANAGERS, -1);

    private final String file;
    private final String query;
    private final int cpr;

    /** @param cpr which of its columns, from 0, holds the CPR number; -1 for none */
    StandardReport(String file, String query, int cpr) {
        this.file = file;
        this.query = query;
        this.cpr = cpr;
    }

    static Optional<StandardReport> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** Without extension. */
    String file(boolean withCpr) {
        return withCpr ? file + "-cpr" : file;
    }

    String query() {
        return query;
    }

    int cpr() {
        return cpr;
    }

    boolean hasCpr() {
        return cpr >= 0;
    }

    /** Without the column of the CPR number where that is not to be in it. */
    List<String> heads(boolean withCpr) {
        var all = Messages.text(key() + ".heads").split("\\|", -1);
        return IntStream.range(0, all.length)
                .filter(i -> withCpr || i != cpr)
                .mapToObj(i -> all[i])
                .toList();
    }

    String title() {
        return Messages.text(key());
    }

    private String key() {
        return "organisation.report." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
