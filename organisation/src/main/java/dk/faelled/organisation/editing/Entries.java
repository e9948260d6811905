package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.page.Link;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Forms of things that are not yet to be written down: their questions, and what was answered. */
@Component
public class Entries {
    private final AllRegisters registers;
    private final Choices choices;
    private final Telephones telephones;
    private final Names names;
    private final People people;

    Entries(AllRegisters registers, Choices choices, Telephones telephones, Names names, People people) {
        this.registers = registers;
        this.choices = choices;
        this.telephones = telephones;
        this.names = names;
        this.people = people;
    }

    public List<EditView.Field> fields(Sheet<?> sheet, Map<String, Id> given, Typed in, Moment moment) {
        var day = Objects.requireNonNullElse(in.quietDay("from"), moment.today());
        return choices.fields(draft(sheet, given, moment), in, day, true);
    }

    /** The state that is typed; a rule that is broken names the field. */
    public <A extends Record> A state(Sheet<A> sheet, Map<String, Id> given, Typed in, Moment moment) {
        var grouped = telephones.grouped(draft(sheet, given, moment), in);
        return sheet.fresh(given, grouped, new Answers(sheet.type(), people));
    }

    /** The days that are typed. */
    public Validity valid(Typed in) {
        return Period.of(in).asked();
    }

    /** Whether anything is filled in beside the days. */
    public boolean filled(Sheet<?> sheet, Typed in) {
        return sheet.asks().stream().anyMatch(ask -> !in.all(ask.name()).isEmpty());
    }

    /** What was answered, in words, by what it is called. @param called names of what is not there yet */
    public Map<String, String> words(Sheet<?> sheet, Typed in, Map<UUID, String> called, LocalDate day) {
        var ids = new HashSet<UUID>();
        for (var ask : sheet.asks()) ids.addAll(in.uuids(ask.name()));
        var all = new LinkedHashMap<>(names.of(ids, AsOf.on(day)));
        all.putAll(called);
        var words = new LinkedHashMap<String, String>();
        for (var ask : sheet.asks()) {
            var values = in.all(ask.name());
            if (values.isEmpty()) continue;
            words.put(
                    Labels.of(sheet.type(), ask.name()),
                    ask.kind() == Ask.Kind.CPR
                            ? "******-****"
                            : values.stream()
                                    .map(v -> Typed.parsed(v)
                                            .map(id -> all.getOrDefault(id, v))
                                            .orElse(v))
                                    .collect(Collectors.joining(", ")));
        }
        return words;
    }

    @SuppressWarnings("unchecked")
    private <I extends Id, A extends Record> Draft<I, A> draft(Sheet<?> sheet, Map<String, Id> given, Moment moment) {
        return new Draft<>(
                Act.NEW,
                (Register<I, A>) registers.of(sheet.type()),
                (Sheet<A>) sheet,
                null,
                given,
                (valid, state, in, note) -> {
                    throw new UnsupportedOperationException("nothing is made here");
                },
                sheet.type() != dk.faelled.organisation.Type.PERSON,
                "",
                List.<Link>of(),
                "",
                _ -> "",
                moment);
    }
}
