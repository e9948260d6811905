package dk.faelled.organisation.quality;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * An object refers to a class that is not there. Where the facet has one of the same key or name today, that one takes its
 * place; else the class is there again from the day it ended, so that nothing is lost that the object says.
 */
@Component
class ClassRepair {
    private final AllRegisters registers;
    private final Classes classes;
    private final Facets facets;
    private final FindingTable table;
    private final AccessDecider access;

    ClassRepair(AllRegisters registers, Classes classes, Facets facets, FindingTable table, AccessDecider access) {
        this.registers = registers;
        this.classes = classes;
        this.facets = facets;
        this.table = table;
        this.access = access;
    }

    void repair(FindingTable.Finding finding, LocalDate today, String note) {
        var ended = new ClassId(finding.about());
        var others = table.successors(finding.about(), today);
        if (!others.isEmpty())
            replace(registers.of(finding.type()), finding.object(), ended, new ClassId(others.getFirst()), today, note);
        else revive(finding, ended, today, note);
    }

    private <I extends Id, A extends Record> void replace(
            Register<I, A> register, UUID object, ClassId ended, ClassId fresh, LocalDate today, String note) {
        @SuppressWarnings("unchecked") // the id that the register itself writes
        var id = (I) register.type().id(object);
        for (var segment : register.segments(id, null).list())
            if (segment.valid().contains(today))
                register.update(
                        id,
                        new Validity(today, segment.valid().until()),
                        state -> Reclassed.of(state, ended, fresh),
                        note);
    }

    private void revive(FindingTable.Finding finding, ClassId ended, LocalDate today, String note) {
        if (!access.may("organisation.class.edit")) throw new RuleBroken("organisation.quality.error.class");
        var segments = classes.segments(ended, null);
        if (segments.isEmpty()) {
            classes.create(ended, Validity.ALWAYS, placeholder(finding, ended, today), note);
            return;
        }
        var before = segments.list().reversed().stream()
                .filter(s -> !s.valid().first().isAfter(today))
                .findFirst();
        var from = before.map(s -> s.valid().until()).orElse(today);
        var next = segments.list().stream()
                .filter(s -> s.valid().first().isAfter(today))
                .map(s -> s.valid().from())
                .findFirst()
                .orElse(null);
        classes.update(ended, new Validity(from, next), UnaryOperator.identity(), note);
    }

    /** Nothing is known of the class but where it stands. */
    private Classification placeholder(FindingTable.Finding finding, ClassId ended, LocalDate today) {
        var state = state(registers.of(finding.type()), finding.object(), today);
        var facet = Reclassed.facets(state, ended).stream()
                .flatMap(key -> facets.keyed(key).stream())
                .findFirst()
                .orElseThrow(() -> new RuleBroken("organisation.quality.error.gone"));
        var key = ended.value().toString();
        return new Classification(
                key, "Ukendt " + key.substring(0, 8), facet, null, false, null, null, null, null, null);
    }

    private static <I extends Id, A extends Record> Record state(
            Register<I, A> register, UUID object, LocalDate today) {
        @SuppressWarnings("unchecked") // the id that the register itself writes
        var id = (I) register.type().id(object);
        return register.segments(List.of(id), null).values().stream()
                .flatMap(segments -> segments.at(today).stream())
                .findFirst()
                .orElseThrow(() -> new RuleBroken("organisation.quality.error.gone"));
    }
}
