package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Cpr;
import java.util.ArrayList;
import java.util.Collection;

/** Filters by what people type, and by CPR number. */
final class Searched {
    /** As many as anybody has of either. */
    private static final int MOST = 1_000_000;

    private Searched() {}

    static Filtered units() {
        return of(Type.UNIT);
    }

    static Filtered persons() {
        return of(Type.PERSON);
    }

    private static Filtered of(Type type) {
        return Filtered.ofObject((value, sentence, view) -> {
            if (value == null || value.toString().isBlank()) return null;
            var byCpr = sentence.asked().rights().mayReadCpr();
            return "t.id = any("
                    + sentence.uuids(sentence.search().ids(type, value.toString(), asOf(sentence, view), MOST, byCpr))
                    + ")";
        });
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
}
