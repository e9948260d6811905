package dk.faelled.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An invented large authority as a loader of the role catalogue writes it. The same every time. */
final class LargeAuthority {
    private static final int TITLES = 80;
    private final int units;
    private final int users;
    private final List<String> people = new ArrayList<>();
    private final int[] below;

    LargeAuthority(int units, int users, long seed) {
        this.units = units;
        this.users = users;
        var random = new Random(seed);
        below = new int[units];
        for (int i = 0; i < users; i++) {
            int place = random.nextInt(units);
            people.add(user(i, place, ""));
            below[place]++;
        }
        for (int unit = units - 1; unit > 0; unit--) below[parent(unit)] += below[unit];
    }

    /** Each unit has up to two and a half below it, which is a tree nine deep. */
    private static int parent(int unit) {
        return (unit - 1) * 2 / 5;
    }

    /** The unit in and below which the number of users is the nearest to this. */
    int unitWith(int wanted) {
        return IntStream.range(1, units)
                .boxed()
                .min(Comparator.comparingInt(unit -> Math.abs(below[unit] - wanted)))
                .orElseThrow();
    }

    int usersBelow(int unit) {
        return below[unit];
    }

    /** One right below the topmost, that the unit is not in. */
    int elsewhere(int unit) {
        int top = unit;
        while (parent(top) > 0) top = parent(top);
        return top == 1 ? 2 : 1;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static String unit(int number) {
        return id("unit " + number).toString();
    }

    static String titles() {
        return IntStream.range(0, TITLES)
                .mapToObj(i -> "{\"uuid\":\"%s\",\"name\":\"Stilling %d\"}".formatted(id("title " + i), i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String user(int number, int unit, String more) {
        return """
                {"extUuid":"%1$s","userId":"u%2$d","name":"Prøve Person %2$d%5$s","email":"u%2$d@soendby.example","positions":[{"name":"Stilling","orgUnitUuid":"%3$s","titleUuid":"%4$s"}]}""".formatted(id("user " + number), number, unit(unit), id("title " + number % TITLES), more);
    }

    private String units() {
        return IntStream.range(0, units)
                .mapToObj(i ->
                        "{\"uuid\":\"%s\",\"name\":\"Enhed %d\",\"parentOrgUnitUuid\":%s,\"klePerforming\":[\"%02d.%02d\"]}"
                                .formatted(unit(i), i, i == 0 ? "null" : "\"" + unit(parent(i)) + "\"", i % 90, i % 30))
                .collect(Collectors.joining(",", "[", "]"));
    }

    String withoutUsers() {
        return "{\"orgUnits\":" + units() + ",\"users\":[]}";
    }

    String whole() {
        return "{\"orgUnits\":" + units() + ",\"users\":[" + String.join(",", people) + "]}";
    }

    /** One of twenty has another name and another place. */
    String wholeWithChanges() {
        var changed = new ArrayList<>(people);
        for (int i = 0; i < users; i += 20) changed.set(i, user(i, (i + 7) % units, " nu"));
        return "{\"orgUnits\":" + units() + ",\"users\":[" + String.join(",", changed) + "]}";
    }

    /** So many of them with another name, in turn. */
    String some(int from, int count, String more) {
        return IntStream.range(from, from + count)
                .map(i -> (i * 97 + 1) % users)
                .mapToObj(i -> user(i, (i + 3) % units, more))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
