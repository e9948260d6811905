package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.MailAddresses;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.UnitManagers;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whom the platform tells of what concerns a unit, and where. */
@ModuleTest
@Import(AuthorityFixture.class)
class ToldTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Managers managers;

    @Autowired
    Addresses addresses;

    @Autowired
    UnitManagers leaders;

    @Autowired
    MailAddresses mailboxes;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();
    UnitId youngest = UnitId.fresh();
    PersonId eva = PersonId.fresh();
    PersonId bodil = PersonId.fresh();

    @BeforeEach
    void aSchoolWithItsYoungest() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skole", top);
        youngest = authority.unit("Indskoling", school);
        eva = authority.person("Eva", "Juhl");
        bodil = authority.person("Bodil", "Holm");
    }

    @Test
    void aManagerLeadsTheUnitAndThoseBelowThatNobodyLeads() {
        leads(eva, top, AuthorityFixture.START);
        leads(null, youngest, AuthorityFixture.START);
        assertThat(leaders.ledBy(eva.value())).containsOnly(top.value(), school.value(), youngest.value());
        leads(bodil, school, AuthorityFixture.START);
        assertThat(leaders.ledBy(eva.value())).containsOnly(top.value());
        assertThat(leaders.ledBy(bodil.value())).containsOnly(school.value(), youngest.value());
    }

    @Test
    void whoLeadsFromTomorrowDoesNotLeadToday() {
        leads(bodil, school, TODAY.plusDays(1));
        assertThat(leaders.ledBy(bodil.value())).isEmpty();
    }

    @Test
    void aUnitIsUnledWhereNobodyLeadsItNorAnyAbove() {
        var all = Set.of(top.value(), school.value(), youngest.value());
        assertThat(leaders.unled(all)).isEqualTo(all);
        leads(bodil, school, AuthorityFixture.START);
        assertThat(leaders.unled(all)).containsOnly(top.value());
        assertThat(leaders.unled(Set.of())).isEmpty();
    }

    @Test
    void mailGoesToTheEMailAddressThatThePersonHasToday() {
        assertThat(mailboxes.of(eva.value())).isEmpty();
        address("EMAIL", "gammel@soendby.example", new Validity(AuthorityFixture.START, TODAY));
        address("PHONE", "12345678", Validity.from(AuthorityFixture.START));
        assertThat(mailboxes.of(eva.value())).isEmpty();
        address("EMAIL", "eva@soendby.example", Validity.from(TODAY));
        assertThat(mailboxes.of(eva.value())).hasValue("eva@soendby.example");
        assertThat(mailboxes.of(bodil.value())).isEmpty();
    }

    private void leads(@Nullable PersonId person, UnitId unit, LocalDate from) {
        managers.create(ManagerId.fresh(), Validity.from(from), Manager.of("leder", person, unit, null), null);
    }

    private void address(String scope, String value, Validity valid) {
        var type = authority.aClass("employee_address_type", scope, scope);
        addresses.create(AddressId.fresh(), valid, Address.of(eva, type, value), null);
    }
}
