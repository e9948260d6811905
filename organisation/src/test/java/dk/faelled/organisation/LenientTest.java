package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What the lenient setting lets pass, and what it never does. */
@ModuleTest
@Import(AuthorityFixture.class)
@TestPropertySource(properties = "faelled.organisation.references=lenient")
class LenientTest {
    private static final Validity DAY = Validity.from(LocalDate.of(2026, 1, 1));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Units units;

    @Autowired
    Engagements engagements;

    @Test
    void anUpdateMayReferToAClassThatIsNotThere() {
        var unit = authority.unit("Skole", null);
        var gone = ClassId.fresh();
        units.update(unit, DAY, u -> u.typed(gone), null);
        assertThat(units.find(unit, AsOf.on(LocalDate.of(2026, 1, 1)))
                        .orElseThrow()
                        .type())
                .isEqualTo(gone);
        broken(
                "E_CLASS_NOT_FOUND",
                () -> units.create(UnitId.fresh(), DAY, new Unit("k", "Ny", null, gone, null, null, null), null));
    }

    @Test
    void anUpdateMayLieOutsideItsUnitButNeverOutsideItsPersonOrParent() {
        var brief = authority.unit("Projekt", null, Validity.between(START, LocalDate.of(2024, 1, 1)));
        var person = authority.person("Bo", "Holm");
        var job = authority.job(person, authority.unit("Skole", null), Validity.from(START));
        engagements.update(job, DAY, e -> e.in(brief), null);
        broken("V_DATE_OUTSIDE_ORG_UNIT_RANGE", () -> authority.job(person, brief, DAY));
        var unit = authority.unit("Under", null);
        broken("V_DATE_OUTSIDE_ORG_UNIT_RANGE", () -> units.move(unit, brief, DAY, null));
        broken("V_ORG_UNIT_MOVE_TO_CHILD", () -> units.move(unit, unit, DAY, null));
        broken("E_ORG_UNIT_NOT_FOUND", () -> units.move(unit, UnitId.fresh(), DAY, null));
    }

    private static void broken(String key, ThrowingCallable work) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(work).satisfies(e -> assertThat(e.key())
                .isEqualTo("organisation.error." + key));
    }
}
