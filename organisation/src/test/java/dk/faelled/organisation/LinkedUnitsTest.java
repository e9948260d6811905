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

@ModuleTest
@Import(AuthorityFixture.class)
class LinkedUnitsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    RelatedUnits related;

    @Test
    void linkedUnitsAreTwoAndBothThereForEver() {
        var top = authority.unit("Søndby", null);
        var payroll = authority.unit("Løn", null);
        var brief = authority.unit("Projekt", null, Validity.between(START, DAY));
        broken("E_RELATED_TO_SELF", () -> link(top, top, Validity.from(START)));
        broken("V_DATE_OUTSIDE_ORG_UNIT_RANGE", () -> link(top, brief, Validity.between(START, DAY)));
        broken("V_DATE_OUTSIDE_ORG_UNIT_RANGE", () -> link(brief, top, Validity.between(START, DAY)));
        link(top, payroll, Validity.from(START));
    }

    private void link(UnitId one, UnitId other, Validity valid) {
        related.create(RelatedUnitId.fresh(), valid, new RelatedUnit("k", one, other), null);
    }

    private static void broken(String key, ThrowingCallable work) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(work).satisfies(e -> assertThat(e.key())
                .isEqualTo("organisation.error." + key));
    }
}
