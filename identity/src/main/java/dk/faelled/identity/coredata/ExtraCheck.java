package dk.faelled.identity.coredata;

import dk.faelled.identity.person.JobFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be wrong with job function roles and attributes that are posted. Gathers the faults, at which entry and field. */
final class ExtraCheck {
    private static final int FAULTS = 50;
    private static final int MOST = 500;
    private static final int LONGEST = 500;
    private static final int LONGEST_VALUE = 4_000;
    private static final int UUID_LENGTH = 36;
    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return faults;
    }

    private void fault(int place, Fault what) {
        if (faults.size() < FAULTS) faults.add(Fault.entry(place, "").at(what));
    }

    /** Who is meant; null where that is not said. */
    ExtraTable.@Nullable Said person(@Nullable String name, @Nullable String uuid, String value, int place) {
        if (name != null && !name.isBlank())
            return new ExtraTable.Said(name.strip().toLowerCase(Locale.ROOT), null, value);
        try {
            if (uuid != null && uuid.strip().length() == UUID_LENGTH)
                return new ExtraTable.Said("", UUID.fromString(uuid.strip()), value);
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        fault(place, Fault.of("extra.person"));
        return null;
    }

    /** In their order, each once. @param field as it is called in the body */
    List<JobFunction> jobs(@Nullable List<ExtraSaid.@Nullable Job> said, String field, boolean needed, int place) {
        if (said == null) {
            if (needed) fault(place, Fault.of("extra.missing", field));
            return List.of();
        }
        if (said.size() > MOST) {
            fault(place, Fault.of("extra.many", field, MOST));
            return List.of();
        }
        var all = new ArrayList<JobFunction>();
        for (var one : said) {
            var identifier = one == null || one.identifier() == null
                    ? ""
                    : one.identifier().strip();
            var cvr = one == null || one.cvr() == null ? "" : one.cvr().strip();
            if (identifier.isEmpty() || identifier.length() > LONGEST)
                fault(place, Fault.of("in-field", field, Fault.of("extra.identifier", LONGEST)));
            else if (!cvr.matches("\\d{8}")) fault(place, Fault.of("in-field", field, Fault.of("extra.cvr")));
            else {
                var job = new JobFunction(identifier, cvr);
                if (!all.contains(job)) all.add(job);
            }
        }
        return all;
    }

    /** By name; one without a value is left out. */
    Map<String, String> attributes(@Nullable Map<String, @Nullable String> said, int place) {
        var all = new TreeMap<String, String>();
        if (said == null) fault(place, Fault.of("kombit.missing"));
        else if (said.size() > MOST) fault(place, Fault.of("kombit.many", MOST));
        else
            said.forEach((name, value) -> {
                if (name.isBlank() || name.length() > LONGEST) fault(place, Fault.of("kombit.name", LONGEST));
                else if (value != null && value.length() > LONGEST_VALUE)
                    fault(place, Fault.of("kombit.value", LONGEST_VALUE));
                else if (value != null && !value.isEmpty()) all.put(name.strip(), value);
            });
        return all;
    }
}
