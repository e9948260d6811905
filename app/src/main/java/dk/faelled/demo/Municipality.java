package dk.faelled.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes the files of one invented authority: units with a past and a planned future, people with test CPR numbers (day
 * 61 to 91) only, employments, double employments, vacancies and managers; and some who have left without anybody ending
 * their accounts, for data quality to find.
 */
final class Municipality {
    private static final List<String> JOBS = List.of(
            "Administrativ medarbejder",
            "Lærer",
            "Pædagog",
            "Pædagogmedhjælper",
            "Social- og sundhedsassistent",
            "Sygeplejerske",
            "Ingeniør",
            "Socialrådgiver",
            "It-specialist",
            "Økonom",
            "Fysioterapeut",
            "Kok",
            "Serviceleder",
            "Gartner",
            "Sagsbehandler");
    /** The IT system in which everybody has an account. */
    static final String ACCOUNTS = "Active Directory";

    private final CsvSet files = new CsvSet();
    private final Random random;
    private final LocalDate today;
    private final String domain;
    private final List<Tree.Node> units;
    private final int persons;

    private record Person(String key, Names.Name name, String mail) {}

    private Municipality(
            String prefix, String name, String domain, int units, int persons, long seed, LocalDate today) {
        this.random = new Random(seed);
        this.today = today;
        this.domain = domain;
        this.units = Tree.municipality(prefix, name, units);
        this.persons = persons;
    }

    /** @return a ZIP of units.csv, persons.csv, engagements.csv, managers.csv and accounts.csv */
    static byte[] csvSet(
            String prefix, String name, String domain, int units, int persons, long seed, LocalDate today) {
        return new Municipality(prefix, name, domain, units, persons, seed, today).write();
    }

    private byte[] write() {
        writeUnits();
        var people = writePersons();
        writeEngagements(people);
        writeAccounts(people);
        return files.zip();
    }

    private void writeUnits() {
        files.file("units.csv", "key", "name", "parent_key", "type", "level", "from", "to", "phone", "email");
        int number = 0;
        for (var unit : units) {
            number++;
            var parent = unit.parent() == null ? "" : unit.parent();
            var from = LocalDate.of(2012, 1, 1);
            var mail = "enhed" + number + "@" + domain;
            // every twelfth unit had another name before the reorganisation of 2021
            var before = number % 12 == 0 ? "Tidl. " + unit.name() : unit.name();
            files.row("units.csv", unit.key(), before, parent, unit.type(), unit.level(), from, "", phone(), mail);
            if (number % 12 == 0)
                files.row(
                        "units.csv",
                        unit.key(),
                        unit.name(),
                        parent,
                        unit.type(),
                        unit.level(),
                        LocalDate.of(2021, 4, 1),
                        "",
                        "",
                        "");
            // and some have a name to come
            if (number % 40 == 0)
                files.row(
                        "units.csv",
                        unit.key(),
                        unit.name() + " og Udvikling",
                        parent,
                        unit.type(),
                        unit.level(),
                        today.plusMonths(3).withDayOfMonth(1),
                        "",
                        "",
                        "");
        }
    }

    private List<Person> writePersons() {
        files.file("persons.csv", "cpr", "key", "given_name", "surname", "nickname", "email", "phone");
        var people = new ArrayList<Person>();
        for (int i = 1; i <= persons; i++) {
            var name = Names.any(random);
            var mail = "medarbejder" + i + "@" + domain;
            var person = new Person("M" + String.format("%05d", i), name, mail);
            people.add(person);
            files.row(
                    "persons.csv",
                    testCpr(i),
                    person.key(),
                    name.given(),
                    name.family(),
                    i % 50 == 0 ? name.given().substring(0, 2) + "se" : "",
                    mail,
                    phone());
        }
        return people;
    }

    private void writeEngagements(List<Person> people) {
        files.file(
                "engagements.csv",
                "key",
                "person",
                "unit_key",
                "job_function",
                "type",
                "fraction",
                "primary",
                "from",
                "to");
        files.file("managers.csv", "unit_key", "person", "type", "level", "responsibilities", "from");
        var staffed = units.stream().filter(Tree.Node::staffed).toList();
        int next = 0;
        for (int place = 0; place < staffed.size(); place++) {
            var unit = staffed.get(place);
            // every fifteenth unit waits for a manager
            if (place % 15 == 7 || next >= people.size()) {
                files.row("managers.csv", unit.key(), "", "Direkte leder", unit.level(), "Personaleledelse", from());
                continue;
            }
            var manager = people.get(next);
            next++;
            engage(manager, unit, "Leder", 1);
            files.row(
                    "managers.csv",
                    unit.key(),
                    manager.key(),
                    "Direkte leder",
                    unit.level(),
                    "Personaleledelse|Faglig ledelse",
                    "2022-01-01");
        }
        for (; next < people.size(); next++) {
            var person = people.get(next);
            engage(person, staffed.get(random.nextInt(staffed.size())), Names.pick(JOBS, random), 1);
            if (next % 25 == 0)
                engage(person, staffed.get(random.nextInt(staffed.size())), Names.pick(JOBS, random), 2);
        }
    }

    private void engage(Person person, Tree.Node unit, String job, int number) {
        int drawn = random.nextInt(100);
        var from = job.equals("Leder") ? LocalDate.of(2018, 1, 1) : from();
        var to = drawn < 4 ? today.plusDays(20L + random.nextInt(90)).toString() : "";
        if (drawn > 96) from = today.plusDays(5L + random.nextInt(40));
        if (hasLeft(person) && !job.equals("Leder")) {
            from = LocalDate.of(2018, 1, 1);
            to = today.minusDays(30L + drawn).toString();
        }
        var type = drawn % 10 == 0 ? "Timeløn" : "Månedsløn";
        files.row(
                "engagements.csv",
                person.key() + "-" + number,
                person.key(),
                unit.key(),
                job,
                type,
                drawn % 4 == 0 ? "0.8" : "1",
                number == 1 ? "ja" : "nej",
                from,
                to);
    }

    /** One of a hundred and fifty, and of them only who leads nothing and has one job. */
    private static boolean hasLeft(Person person) {
        return Integer.parseInt(person.key().substring(1)) % 150 == 149;
    }

    /** Everybody has one account, called by letters of the name and a number. */
    private void writeAccounts(List<Person> people) {
        files.file("accounts.csv", "itsystem", "username", "person", "from", "to");
        int number = 0;
        for (var person : people) {
            number++;
            var letters = letters(person.name().given()) + letters(person.name().family());
            files.row("accounts.csv", ACCOUNTS, letters + number, person.key(), LocalDate.of(2013, 1, 1), "");
        }
    }

    private static String letters(String name) {
        var plain = name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replaceAll("[^a-z]", "");
        return plain.substring(0, Math.min(2, plain.length()));
    }

    private LocalDate from() {
        return LocalDate.of(2013 + random.nextInt(12), 1 + random.nextInt(12), 1);
    }

    private String phone() {
        return "70" + String.format("%06d", random.nextInt(1_000_000));
    }

    /** An administrative number (day + 60), which no living person has; different for each number. */
    private static String testCpr(int number) {
        int day = 61 + number % 28;
        int month = 1 + number / 28 % 12;
        int year = 50 + number / 336 % 50;
        int serial = 1000 + number / 16_800;
        return String.format("%02d%02d%02d%04d", day, month, year, serial);
    }
}
