package dk.faelled.roles.projection;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OfficeHeld;
import dk.faelled.roles.Position;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads users out of the organisation: one for each account in the IT systems that the domains name. */
@Component
class SourceReading {
    static final int PAGE = 2000;
    private final Accounts accounts;
    private final Engagements engagements;
    private final Associations associations;
    private final People people;
    private final Classes classes;

    /** What is there on a day, of some persons or of all. */
    private record Material(
            List<Found<ItUserId, ItUser>> accounts,
            Map<PersonId, List<Found<EngagementId, Engagement>>> engagements,
            Map<PersonId, List<Found<AssociationId, Association>>> associations,
            Map<PersonId, Person> people) {}

    SourceReading(
            Accounts accounts, Engagements engagements, Associations associations, People people, Classes classes) {
        this.accounts = accounts;
        this.engagements = engagements;
        this.associations = associations;
        this.people = people;
        this.classes = classes;
    }

    List<Wanted> all(Decided decided, LocalDate day) {
        if (decided.domains().isEmpty()) return List.of();
        var on = AsOf.on(day);
        var persons = new HashMap<PersonId, Person>();
        for (var person : pages(people, on)) persons.put(person.id(), person.state());
        return users(
                decided,
                new Material(
                        pages(accounts, on),
                        byPerson(pages(engagements, on), Engagement::person),
                        byPerson(pages(associations, on), Association::person),
                        persons),
                day);
    }

    /** Of some persons, as many as are read at once. */
    List<Wanted> of(Collection<PersonId> persons, Decided decided, LocalDate day) {
        if (decided.domains().isEmpty()) return List.of();
        var on = AsOf.on(day);
        var held = accounts.of(persons, on);
        var holders = held.stream().map(account -> account.state().person()).collect(Collectors.toSet());
        var named = new HashMap<PersonId, Person>();
        people.segments(holders, null)
                .forEach((id, segments) -> segments.at(day).ifPresent(person -> named.put(id, person)));
        return users(
                decided,
                new Material(
                        held,
                        byPerson(engagements.of(holders, on), Engagement::person),
                        byPerson(associations.of(holders, on), Association::person),
                        named),
                day);
    }

    private static <I extends Id, A extends Record> Map<PersonId, List<Found<I, A>>> byPerson(
            List<Found<I, A>> all, Function<A, @Nullable PersonId> person) {
        var found = new HashMap<PersonId, List<Found<I, A>>>();
        for (var one : all) {
            var whose = person.apply(one.state());
            if (whose != null)
                found.computeIfAbsent(whose, _ -> new ArrayList<>()).add(one);
        }
        return found;
    }

    /** All that a register has on the day, read in pages. */
    static <I extends Id, A extends Record> List<Found<I, A>> pages(Register<I, A> register, AsOf on) {
        var all = new ArrayList<Found<I, A>>();
        @Nullable I after = null;
        while (true) {
            var page = register.list(on, after, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) return all;
            after = page.getLast().id();
        }
    }

    private List<Wanted> users(Decided decided, Material material, LocalDate day) {
        var titles = titles(material, day);
        var users = new ArrayList<Wanted>();
        var taken = new HashSet<String>();
        for (var account : material.accounts().stream()
                .sorted(Comparator.comparing(a -> a.id().value()))
                .toList()) {
            var domain = decided.domains().get(account.state().itSystem());
            var person = account.state().person();
            if (domain == null || person == null) continue;
            // migrated data may hold an account name twice, and others ask by it
            if (!taken.add(domain + "/" + account.state().userKey().toLowerCase(Locale.ROOT))) continue;
            users.add(user(decided, material, titles, account, person, domain));
        }
        return users;
    }

    private static Wanted user(
            Decided decided,
            Material material,
            Map<ClassId, String> titles,
            Found<ItUserId, ItUser> account,
            PersonId person,
            long domain) {
        var sources = new ArrayList<UUID>();
        var positions = new ArrayList<Position>();
        var named = Set.copyOf(account.state().engagements());
        for (var job : material.engagements().getOrDefault(person, List.of())) {
            if (!named.isEmpty() && !named.contains(job.id())) continue;
            sources.add(job.id().value());
            var title = titles.get(job.state().jobFunction());
            positions.add(new Position(
                    Objects.requireNonNullElse(title, ""),
                    job.state().unit(),
                    title == null ? null : new TitleId(job.state().jobFunction().value()),
                    decided.uninherited().contains(job.id())));
        }
        var offices = new HashSet<OfficeHeld>();
        for (var tie : material.associations().getOrDefault(person, List.of())) {
            var type = tie.state().type();
            if (type == null || !decided.offices().contains(type)) continue;
            sources.add(tie.id().value());
            offices.add(new OfficeHeld(tie.state().unit(), new FunctionId(type.value())));
        }
        var known = material.people().get(person);
        var user = new User(
                new UserId(account.id().value()),
                person.value(),
                account.state().userKey(),
                known == null ? account.state().userKey() : known.name(),
                false,
                false,
                positions,
                offices.stream()
                        .sorted(Comparator.comparing((OfficeHeld o) -> o.unit().value())
                                .thenComparing(OfficeHeld::function))
                        .toList(),
                Set.of(),
                Set.of());
        return new Wanted(domain, user, List.copyOf(sources));
    }

    /** The names of the titles that are in use on the day. */
    private Map<ClassId, String> titles(Material material, LocalDate day) {
        var ids = material.engagements().values().stream()
                .flatMap(List::stream)
                .map(job -> job.state().jobFunction())
                .collect(Collectors.toSet());
        var names = new HashMap<ClassId, String>();
        classes.segments(ids, null).forEach((id, segments) -> segments.at(day)
                .filter(title -> title.published())
                .ifPresent(title -> names.put(id, title.name())));
        return names;
    }
}
