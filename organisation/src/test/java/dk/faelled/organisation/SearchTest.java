package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.ModuleTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(AuthorityFixture.class)
class SearchTest {
    private static final AsOf TODAY = AsOf.on(LocalDate.of(2026, 1, 1));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Search search;

    @Autowired
    People people;

    @Autowired
    Units units;

    @Test
    void aPersonIsFoundByNameNicknameNumberAndEvenMistyped() {
        var unit = authority.unit("Skole og Børn", null);
        var person = authority.person("Åse Marie", "Østergård");
        authority.job(person, unit, Validity.from(START));
        assertThat(found("åse østerg")).containsExactly("Åse Marie Østergård");
        assertThat(found("AASE")).hasSize(1);
        assertThat(found("1000")).hasSize(1);
        assertThat(found("østergrd")).hasSize(1);
        assertThat(found("ostergaard")).hasSize(1);
        assertThat(found("hansen")).isEmpty();
        assertThat(found("100%")).isEmpty();
        assertThat(found(person.toString().substring(0, 8))).hasSize(1);
        assertThat(found("' or 1=1 --")).isEmpty();
    }

    @Test
    void aCprNumberFindsOnlyForThoseWhoMaySeeIt() {
        people.add(PersonId.fresh(), Person.named("k", "Ida", "Juhl"), Cpr.parse("6101701234"), null);
        assertThat(search.persons("610170-1234", TODAY, 10, true)).hasSize(1);
        assertThat(search.persons("610170-1234", TODAY, 10, false)).isEmpty();
        assertThat(search.persons("610170", TODAY, 10, true)).isEmpty();
    }

    @Test
    void aUnitIsFoundByItsPathAndByItsFormerName() {
        var top = authority.unit("Skole og Børn", null);
        var school = authority.unit("Nordskolen", top);
        assertThat(search.units("børn nord", TODAY, 10)).extracting(Hit::name).containsExactly("Nordskolen");
        units.update(top, Validity.from(TODAY.on()), u -> u.named("Dannelse"), null);
        assertThat(search.units("dannelse nord", TODAY, 10)).extracting(Hit::id).containsExactly(school.value());
        assertThat(search.units("skole", TODAY, 10)).extracting(Hit::name).contains("Dannelse");
    }

    @Test
    void aMistypedUnitIsFound() {
        authority.unit("Nordskolen", null);
        assertThat(search.units("nordskollen", TODAY, 10)).extracting(Hit::name).containsExactly("Nordskolen");
    }

    private java.util.List<String> found(String query) {
        return search.persons(query, TODAY, 10, false).stream().map(Hit::name).toList();
    }
}
