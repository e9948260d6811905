package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is unique about accounts. */
@ModuleTest
@Import(AuthorityFixture.class)
class AccountRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Associations associations;

    @Autowired
    Accounts accounts;

    @Autowired
    ItSystems systems;

    UnitId top = UnitId.fresh();

    @BeforeEach
    void aTop() {
        top = authority.unit("Søndby", null);
    }

    @Test
    void oneAccountOfAPersonInASystemIsPrimaryWhicheverWayItIsSo() {
        var person = authority.person("Bo", "Holm");
        var system =
                systems.create(ItSystemId.fresh(), Validity.ALWAYS, new ItSystem("AD", "Active Directory", null), null);
        var primary = authority.aClass("primary_type", "primary");
        var chosen = authority.aClass("primary_type", "explicitly-primary");
        var not = authority.aClass("primary_type", "non-primary");
        accounts.create(ItUserId.fresh(), Validity.from(START), account("a", system, person, primary), null);
        accounts.create(ItUserId.fresh(), Validity.from(START), account("b", system, person, not), null);
        broken(
                "V_MORE_THAN_ONE_PRIMARY",
                () -> accounts.create(
                        ItUserId.fresh(), Validity.from(DAY), account("c", system, person, primary), null));
        broken(
                "V_MORE_THAN_ONE_PRIMARY",
                () -> accounts.create(
                        ItUserId.fresh(), Validity.from(DAY), account("d", system, person, chosen), null));
        var other = authority.person("Eva", "Juhl");
        accounts.create(ItUserId.fresh(), Validity.from(DAY), account("e", system, other, chosen), null);
    }

    @Test
    void anAccountIsOnceInAUnitAndOnePlaceOfItIsPrimary() {
        var person = authority.person("Bo", "Holm");
        var school = authority.unit("Skole", top);
        var system =
                systems.create(ItSystemId.fresh(), Validity.ALWAYS, new ItSystem("AD", "Active Directory", null), null);
        var account = accounts.create(
                ItUserId.fresh(),
                Validity.from(START),
                new ItUser("boho", system, person, null, List.of(), null, null, null),
                null);
        var primary = authority.aClass("primary_type", "primary");
        placed(account, person, top, primary);
        broken("V_MORE_THAN_ONE_ASSOCIATION", () -> placed(account, person, top, null));
        broken("V_MORE_THAN_ONE_PRIMARY", () -> placed(account, person, school, primary));
        placed(account, person, school, null);
    }

    @Test
    void noAccountTwice() {
        var person = authority.person("Bo", "Holm");
        var system =
                systems.create(ItSystemId.fresh(), Validity.ALWAYS, new ItSystem("AD", "Active Directory", null), null);
        var account = new ItUser("boho", system, person, null, List.of(), null, null, null);
        accounts.create(ItUserId.fresh(), Validity.from(START), account, null);
        broken("V_DUPLICATED_IT_USER", () -> accounts.create(ItUserId.fresh(), Validity.from(DAY), account, null));
    }

    private static ItUser account(String name, ItSystemId system, PersonId person, ClassId primary) {
        return new ItUser(name, system, person, null, List.of(), null, null, primary);
    }

    private void placed(
            ItUserId account, PersonId person, UnitId unit, @org.jspecify.annotations.Nullable ClassId primary) {
        associations.create(
                AssociationId.fresh(),
                Validity.from(START),
                new Association("k", person, unit, null, primary, null, null, account, null),
                null);
    }

    private static void broken(String key, ThrowingCallable work) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(work).satisfies(e -> assertThat(e.key())
                .isEqualTo("organisation.error." + key));
    }
}
