package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Hit;
import dk.faelled.organisation.Search;
import dk.faelled.platform.Cpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Filters by what people type, and by CPR number. */
final class Searched {
    /** More hits than that are no answer to a search. */
    private static final int MOST = 1000;

    private Searched() {}

    static Filtered units() {
        return Filtered.ofObject(
                (value, sentence, view) -> value == null || value.toString().isBlank()
                        ? null
                        : ids(sentence.search().units(value.toString(), asOf(sentence, view), MOST), sentence));
    }

    static Filtered persons() {
        return Filtered.ofObject(
                (value, sentence, view) -> value == null || value.toString().isBlank()
                        ? null
                        : ids(persons(value.toString(), sentence, view), sentence));
    }

    private static List<Hit> persons(String query, Sentence sentence, View view) {
        Search search = sentence.search();
        return search.persons(
                query, asOf(sentence, view), MOST, sentence.asked().rights().mayReadCpr());
    }

    /** Else whoever may not see numbers could try them one by one. */
    static Filtered numbers() {
        return (value, sentence, _) -> {
            if (value == null) return null;
            sentence.asked().rights().requireCpr();
            var alternatives = new ArrayList<String>();
            for (var number : (Collection<?>) value)
                alternatives.add(
                        "t.cpr_key = " + sentence.parameter(sentence.sealer().cprKey(Cpr.parse(number.toString()))));
            return alternatives.isEmpty() ? "false" : "(" + String.join(" or ", alternatives) + ")";
        };
    }

    private static AsOf asOf(Sentence sentence, View view) {
        var day = view.window().from();
        return AsOf.on(day == null ? sentence.asked().today() : day);
    }

    private static String ids(List<Hit> hits, Sentence sentence) {
        return "t.id = any(" + sentence.uuids(hits.stream().map(Hit::id).toList()) + ")";
    }
}
