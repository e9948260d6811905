package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** References to classes and between them. */
@ModuleTest
@Import(AuthorityFixture.class)
class ClassRulesTest {
    @Autowired
    AuthorityFixture authority;

    @Autowired
    Classes classes;

    @Autowired
    KleMarkings markings;

    @Test
    void aMarkingTakesANumberAndAspectsOfTheirOwnFacets() {
        var unit = authority.unit("Vej", null);
        var number = authority.aClass("kle_number", "05.01");
        var aspect = authority.aClass("kle_aspect", "Indsigt");
        broken("E_INVALID_TYPE", () -> mark(unit, aspect, aspect));
        broken("E_INVALID_TYPE", () -> mark(unit, number, number));
        broken("E_CLASS_NOT_FOUND", () -> mark(unit, ClassId.fresh(), aspect));
        mark(unit, number, aspect);
        assertThat(classes.inUse(number, AsOf.on(START))).isEqualTo(1);
        assertThat(classes.inUse(number, AsOf.on(START.minusDays(1)))).isZero();
    }

    @Test
    void aClassStandsUnderAClassThatIsThereAndIsOwnedByAUnitThatIsKnown() {
        var child = authority.aClass("kle_number", "05.01");
        broken("E_CLASS_NOT_FOUND", () -> change(child, ClassId.fresh(), null));
        broken("E_ORG_UNIT_NOT_FOUND", () -> change(child, null, UnitId.fresh()));
        change(child, authority.aClass("kle_number", "05"), authority.unit("Vej", null));
    }

    @Test
    void whatUsesAnEndedClassKeepsIt() {
        var unit = authority.unit("Vej", null);
        var number = authority.aClass("kle_number", "05.01");
        var marking = mark(unit, number, authority.aClass("kle_aspect", "Indsigt"));
        classes.terminate(number, Validity.from(LocalDate.of(2024, 1, 1)), null);
        var later = AsOf.on(LocalDate.of(2025, 1, 1));
        assertThat(classes.find(number, later)).isEmpty();
        assertThat(markings.find(marking, later))
                .hasValueSatisfying(kle -> assertThat(kle.number()).isEqualTo(number));
    }

    private KleId mark(UnitId unit, ClassId number, ClassId aspect) {
        return markings.create(KleId.fresh(), Validity.from(START), new Kle("k", unit, number, List.of(aspect)), null);
    }

    private void change(
            ClassId id,
            @org.jspecify.annotations.Nullable ClassId parent,
            @org.jspecify.annotations.Nullable UnitId owner) {
        classes.update(
                id,
                Validity.from(START),
                was -> new Classification(
                        was.userKey(), was.name(), was.facet(), null, true, parent, owner, null, null, null),
                null);
    }

    private static void broken(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(act).satisfies(broken -> assertThat(broken.key())
                .endsWith(code));
    }
}
