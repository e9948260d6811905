package dk.faelled.organisation.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class OvertakenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    Units units;

    @Autowired
    Classes classes;

    @Autowired
    Changes changes;

    @Autowired
    Facets facets;

    private UnitId unit() {
        var facet = facets.keyed("org_unit_type").orElseThrow();
        var type =
                classes.create(ClassId.fresh(), Validity.ALWAYS, Classification.of("T", "Afdeling", facet, null), null);
        return units.create(
                UnitId.fresh(), Validity.ALWAYS, new Unit("k", "Skole", null, type, null, null, null), null);
    }

    @Test
    void whoeverSavesSecondWithTheSameNumberIsRefused() {
        var unit = unit();
        var seen = changes.newest(unit.value());
        changes.write(units, named(unit, "Den ene"), seen, null);
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> changes.write(units, named(unit, "Den anden"), seen, null));
        assertThat(units.find(unit, AsOf.on(DAY)).orElseThrow().name()).isEqualTo("Den ene");
        changes.write(units, named(unit, "Den anden"), changes.newest(unit.value()), null);
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsKept() throws Exception {
        for (int round = 0; round < 5; round++) {
            var unit = unit();
            var seen = changes.newest(unit.value());
            var context = Context.current();
            var start = new CountDownLatch(1);
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 6; i++) {
                var name = "Navn " + i;
                work.add(() -> {
                    start.await();
                    return context.<Boolean, Exception>call(() -> {
                        try {
                            changes.write(units, named(unit, name), seen, null);
                            return true;
                        } catch (Overtaken overtaken) {
                            return false;
                        }
                    });
                });
            }
            var kept = 0;
            try (var threads = Executors.newFixedThreadPool(work.size())) {
                var all = work.stream().map(threads::submit).toList();
                start.countDown();
                for (var each : all) if (each.get()) kept++;
            }
            assertThat(kept).isEqualTo(1);
            assertThat(units.history(unit).entries()).hasSize(2);
        }
    }

    private static Write<UnitId, Unit> named(UnitId unit, String name) {
        return new Write.Patch<>(unit, Validity.from(DAY), u -> u.named(name));
    }
}
