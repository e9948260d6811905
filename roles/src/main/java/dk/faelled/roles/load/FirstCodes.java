package dk.faelled.roles.load;

import dk.faelled.organisation.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Works out the KLE codes with which units begin: for all units what is set for them and all below, then what is taken from
 * single units, then what is added to them. Codes that the plan does not have are skipped.
 */
final class FirstCodes {
    private static final Pattern CODE = Pattern.compile("\\d{2}(\\.\\d{2}){0,2}");
    private final NavigableSet<String> plan;

    record Said(@Nullable String uuid, @Nullable Codes kle) {}

    record Codes(List<String> init, List<String> remove, List<String> add) {
        Codes {
            init = OrganisationSaid.known(init);
            remove = OrganisationSaid.known(remove);
            add = OrganisationSaid.known(add);
        }
    }

    FirstCodes(Collection<String> plan) {
        this.plan = new TreeSet<>(plan);
    }

    /** @param below the unit and all below it @return of those units that get any */
    Map<UnitId, NavigableSet<String>> of(
            Map<UnitId, Codes> said, Function<UnitId, ? extends Collection<UnitId>> below) {
        var codes = new LinkedHashMap<UnitId, NavigableSet<String>>();
        said.forEach((unit, of) -> {
            var first = named(of.init());
            for (var each : below.apply(unit))
                codes.computeIfAbsent(each, _ -> new TreeSet<>()).addAll(first);
        });
        said.forEach((unit, of) -> {
            var held = codes.get(unit);
            if (held != null) for (var code : named(of.remove())) remove(held, code);
        });
        said.forEach(
                (unit, of) -> codes.computeIfAbsent(unit, _ -> new TreeSet<>()).addAll(named(of.add())));
        var kept = new HashMap<>(codes);
        kept.values().removeIf(NavigableSet::isEmpty);
        return kept;
    }

    /** Single codes, and ranges as {@code 02-05}: all of the plan of that length, the ends too. */
    private List<String> named(Collection<String> said) {
        var named = new ArrayList<String>();
        for (var one : said) {
            var parts = one.strip().split("\\s*-\\s*", -1);
            if (parts.length == 1 && plan.contains(parts[0])) named.add(parts[0]);
            if (parts.length == 2 && isRange(parts[0], parts[1]))
                for (var code : plan.subSet(parts[0], true, parts[1], true))
                    if (code.length() == parts[0].length()) named.add(code);
        }
        return named;
    }

    private static boolean isRange(String from, String until) {
        return from.length() == until.length()
                && CODE.matcher(from).matches()
                && CODE.matcher(until).matches()
                && from.compareTo(until) <= 0;
    }

    /** The code and all under it go; where a code above it is held, all else under that one stays. */
    private void remove(NavigableSet<String> held, String code) {
        held.removeIf(one -> one.equals(code) || isUnder(one, code));
        for (int end = 2; end < code.length(); end += 3) {
            var above = code.substring(0, end);
            if (!held.remove(above)) continue;
            var next = code.substring(0, end + 3);
            for (var other : plan.subSet(above + ".", above + "/"))
                if (other.length() == end + 3 && !other.equals(next)) held.add(other);
            if (next.length() < code.length()) held.add(next);
        }
    }

    private static boolean isUnder(String code, String above) {
        return code.startsWith(above + ".");
    }
}
