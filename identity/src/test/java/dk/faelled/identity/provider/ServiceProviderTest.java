package dk.faelled.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.session.Clocks;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A system and its terms. */
class ServiceProviderTest {
    private static final ServiceProvider PLAIN =
            ServiceProvider.of(UUID.randomUUID(), "https://fag.example", "Fagsystem", Protocol.OIDC10);

    @Test
    void aNewOneLetsInEverybodyAndAsksForNothingMore() {
        var party = PLAIN.asParty(Clocks.USUAL);
        assertThat(party.valid()).isTrue();
        assertThat(party.level()).isEqualTo(NsisLevel.NONE);
        assertThat(party.policy()).isEqualTo(SecondFactorPolicy.DEPENDS);
        assertThat(party.domains()).isEmpty();
        assertThat(party.clocks()).isEqualTo(Clocks.USUAL);
    }

    @Test
    void itsOwnTimesCountBeforeThoseOfTheDomain() {
        var brief = PLAIN.demanding(
                NsisLevel.LOW, SecondFactorPolicy.ALWAYS, List.of("skole"), Duration.ofMinutes(20), null);
        var party = brief.asParty(new Clocks(Duration.ofMinutes(90), Duration.ofMinutes(45)));
        assertThat(party.clocks()).isEqualTo(new Clocks(Duration.ofMinutes(20), Duration.ofMinutes(45)));
        assertThat(party.exempt()).containsExactly("skole");
    }

    @Test
    void aClosedOneIsNotValid() {
        assertThat(PLAIN.general("Fagsystem", "", false).asParty(Clocks.USUAL).valid())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9,password", "1441,password"})
    void timesAreTenMinutesToADay(long minutes, String field) {
        assertThatThrownBy(() -> PLAIN.demanding(
                        NsisLevel.NONE, SecondFactorPolicy.NEVER, List.of(), Duration.ofMinutes(minutes), null))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({"'',entityId", "'to ord',entityId"})
    void whatItCallsItselfIsOneWord(String entityId, String field) {
        assertThatThrownBy(() -> ServiceProvider.of(UUID.randomUUID(), entityId, "Navn", Protocol.SAML20))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.field()).isEqualTo(field));
    }
}
