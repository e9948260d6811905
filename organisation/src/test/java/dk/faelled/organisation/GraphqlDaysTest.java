package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What clients write, kept by the database, against the plainest model there is: one entry a day. */
@DeskTest
class GraphqlDaysTest extends Taught {
    private static final LocalDate DAY_ONE = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 20;
    private static final int LIVES = 20;
    private static final List<String> SCOPES = List.of("PUBLIC", "INTERNAL", "SECRET");

    /** What an address says on one day. */
    record Said(String value, String visibility) {}

    /** A change of the one field, of the other, or, with neither, an end. */
    record Step(
            int from,
            int until,
            @Nullable String value,
            @Nullable String visibility) {
        boolean ends() {
            return value == null && visibility == null;
        }

        Said patched(Said before) {
            return new Said(value == null ? before.value : value, visibility == null ? before.visibility : visibility);
        }
    }

    private static Arbitrary<List<Step>> lives() {
        var day = Arbitraries.integers().between(0, DAYS - 1);
        var what = Arbitraries.integers().between(0, 6);
        return Combinators.combine(day, day, what)
                .as((x, y, w) -> new Step(
                        Math.min(x, y),
                        Math.max(x, y) + 1,
                        w < 3 ? "1000000" + w : null,
                        w >= 3 && w < 6 ? SCOPES.get(w - 3) : null))
                .list()
                .ofMinSize(2)
                .ofMaxSize(7);
    }

    @Test
    void everyFieldOfEveryDayIsAsTheModelSays() {
        var type = authority.aClass("org_unit_address_type", "Telefon", "PHONE");
        for (var scope : SCOPES) authority.aClass("visibility", scope, scope);
        JqwikSession.run(() -> lives().sampleStream().limit(LIVES).forEach(steps -> live(type, steps)));
    }

    private void live(ClassId type, List<Step> steps) {
        var model = new ArrayList<@Nullable Said>();
        for (int i = 0; i < DAYS; i++) model.add(i >= 3 && i < 14 ? new Said("1", "PUBLIC") : null);
        var id = mo.write(
                "address_create",
                input(
                        "org_unit",
                        school,
                        "address_type",
                        type,
                        "value",
                        "1",
                        "visibility",
                        authority.aClass("visibility", "PUBLIC"),
                        "validity",
                        validity(3, 14)));
        for (var step : steps) {
            if (model.stream().allMatch(day -> day == null)) break;
            write(id, step);
            var before = List.copyOf(
                    model.stream().map(java.util.Optional::ofNullable).toList());
            for (int i = step.from(); i < step.until(); i++)
                model.set(i, step.ends() ? null : step.patched(base(before, i)));
        }
        assertThat(kept(id)).as("%s", steps).isEqualTo(model);
    }

    private void write(String id, Step step) {
        if (step.ends()) {
            var off = validity(step.from(), step.until());
            off.put("uuid", id);
            mo.write("address_terminate", off);
            return;
        }
        var scope = step.visibility();
        mo.write(
                "address_update",
                input(
                        "uuid",
                        id,
                        "value",
                        step.value(),
                        "visibility",
                        scope == null ? null : authority.aClass("visibility", scope),
                        "validity",
                        validity(step.from(), step.until())));
    }

    private static java.util.Map<String, @Nullable Object> validity(int from, int until) {
        return Mo.between(
                DAY_ONE.plusDays(from).toString(), DAY_ONE.plusDays(until).toString());
    }

    /** The nearest earlier day on which something is said, else the nearest later one. */
    private static Said base(List<java.util.Optional<Said>> days, int day) {
        for (int i = day; i >= 0; i--)
            if (days.get(i).isPresent()) return days.get(i).get();
        for (int i = day; i < DAYS; i++)
            if (days.get(i).isPresent()) return days.get(i).get();
        throw new AssertionError(days.toString());
    }

    private List<@Nullable Said> kept(String id) {
        var days = new ArrayList<@Nullable Said>();
        for (int i = 0; i < DAYS; i++) days.add(null);
        for (var part : mo.validities("addresses", id, "value visibility_response { current { scope } }")) {
            var said = new Said(
                    part.path("value").asString(),
                    part.at("/visibility_response/current/scope").asString());
            for (int i = 0; i < DAYS; i++) if (within(part.path("validity"), DAY_ONE.plusDays(i))) days.set(i, said);
        }
        return days;
    }

    private static boolean within(tools.jackson.databind.JsonNode validity, LocalDate day) {
        return !day.isBefore(day(validity.path("from").asString()))
                && day.isBefore(day(validity.path("to").asString()));
    }

    private static LocalDate day(String moment) {
        return LocalDate.parse(moment.substring(0, 10));
    }
}
