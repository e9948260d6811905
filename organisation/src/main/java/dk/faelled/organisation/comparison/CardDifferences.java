package dk.faelled.organisation.comparison;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Line;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonCard;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitCard;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.organisation.page.CompareView;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.Names;
import dk.faelled.organisation.page.Side;
import dk.faelled.organisation.page.TwoPoints;
import dk.faelled.platform.page.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit or a person with all that belongs to it, at two points: what is new, what is gone, which fields changed. */
@Component
class CardDifferences {
    private final Units units;
    private final People people;
    private final AllRegisters registers;
    private final Names names;

    CardDifferences(Units units, People people, AllRegisters registers, Names names) {
        this.units = units;
        this.people = people;
        this.registers = registers;
        this.names = names;
    }

    /** An object with what was said of it at each point; null where it was not there. */
    private record Pair(
            Type type,
            UUID id,
            @Nullable Record before,
            @Nullable Record after) {
        boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    /** The object itself first, then by type. A line that belongs to it at one point only is new or gone. */
    @Transactional(readOnly = true)
    List<CompareView.Row> of(Side side, UUID id, TwoPoints points) {
        var before = lines(side, id, points.before());
        var after = lines(side, id, points.after());
        var wanted = new EnumMap<Type, Set<UUID>>(Type.class);
        for (var there : List.of(before, after))
            there.forEach((line, type) ->
                    wanted.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(line));
        var pairs = new ArrayList<Pair>();
        wanted.forEach((type, ids) -> pairs(registers.of(type), ids, points).forEach(pair -> {
            var own = pair.id().equals(id);
            // what went to somebody else is still there, but not here
            var here = new Pair(
                    type,
                    pair.id(),
                    own || before.containsKey(pair.id()) ? pair.before() : null,
                    own || after.containsKey(pair.id()) ? pair.after() : null);
            if (here.differs()) pairs.add(here);
        }));
        var called = names.of(referred(pairs), points.after());
        return pairs.stream().map(pair -> row(side, pair, id, called, points)).toList();
    }

    private Map<UUID, Type> lines(Side side, UUID id, AsOf asOf) {
        var lines = new LinkedHashMap<UUID, Type>();
        lines.put(id, side == Side.UNIT ? Type.UNIT : Type.PERSON);
        var found = side == Side.UNIT
                ? units.card(new UnitId(id), asOf).map(UnitCard::lines)
                : people.card(new PersonId(id), asOf).map(PersonCard::lines);
        for (var line : found.orElse(List.<Line>of())) lines.put(line.id(), line.type());
        return lines;
    }

    private static <I extends Id, A extends Record> List<Pair> pairs(
            Register<I, A> register, Set<UUID> ids, TwoPoints points) {
        @SuppressWarnings("unchecked") // the id that the register's own type has
        var wanted = ids.stream().map(id -> (I) register.type().id(id)).toList();
        var before = register.segments(wanted, points.before().knownAt());
        var after = register.segments(wanted, points.after().knownAt());
        return wanted.stream()
                .map(id -> new Pair(
                        register.type(), id.value(), at(before, id, points.before()), at(after, id, points.after())))
                .toList();
    }

    private static <I extends Id, A extends Record> @Nullable Record at(Map<I, Segments<A>> all, I id, AsOf asOf) {
        return all.getOrDefault(id, Segments.none()).at(asOf.on()).orElse(null);
    }

    private static Set<UUID> referred(List<Pair> pairs) {
        var ids = new HashSet<UUID>();
        for (var pair : pairs) {
            ids.add(pair.id());
            if (pair.before() != null) fields(pair.before()).values().forEach(value -> collect(value, ids));
            if (pair.after() != null) fields(pair.after()).values().forEach(value -> collect(value, ids));
        }
        return ids;
    }

    private static void collect(@Nullable Object value, Set<UUID> ids) {
        if (value instanceof Id id) ids.add(id.value());
        else if (value instanceof List<?> many) many.forEach(one -> collect(one, ids));
    }

    private static Map<String, @Nullable Object> fields(Record state) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var component : state.getClass().getRecordComponents())
            try {
                fields.put(component.getName(), component.getAccessor().invoke(state));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        return fields;
    }

    private static CompareView.Row row(Side side, Pair pair, UUID own, Map<UUID, String> names, TwoPoints points) {
        var before = pair.before() == null ? Map.<String, @Nullable Object>of() : fields(pair.before());
        var after = pair.after() == null ? Map.<String, @Nullable Object>of() : fields(pair.after());
        var kind = before.isEmpty() ? "NEW" : after.isEmpty() ? "GONE" : "CHANGED";
        var shown = after.isEmpty() ? before : after;
        var title = text("organisation.type." + pair.type());
        // what a line is about: whoever is on its other side
        if (!pair.id().equals(own) && shown.get(side.other()) instanceof Id other)
            title += ": " + names.getOrDefault(other.value(), "–");
        return new CompareView.Row(
                new Link(
                        title,
                        points.moment()
                                .at("/organisation/history/" + pair.type().table() + "/" + pair.id())),
                text("organisation.compare." + kind),
                words(pair.type(), before, after, names),
                words(pair.type(), after, before, names));
    }

    /** Of what is there at both points only what differs. */
    private static List<String> words(
            Type type,
            Map<String, @Nullable Object> fields,
            Map<String, @Nullable Object> others,
            Map<UUID, String> names) {
        var words = new ArrayList<String>();
        fields.forEach((field, value) -> {
            if (!others.isEmpty() && Objects.equals(value, others.get(field))) return;
            var word = Labels.word(value, names);
            if (word != null) words.add(Labels.of(type, field) + ": " + word);
            else if (!others.isEmpty()) words.add(Labels.of(type, field) + ": –");
        });
        return words;
    }
}
