package dk.faelled.platform.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.database.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledModulesTest {
    private static final List<String> DECLARED = List.of("organisation", "roles", "iot");

    @Test
    void allAreThereWhereNothingIsSaid() {
        assertThat(InstalledModules.of(DECLARED, List.of())).isEqualTo(new InstalledModules(DECLARED, List.of()));
    }

    @Test
    void onlyThoseThatAreNamedAreThereInTheOrderOfTheMenu() {
        assertThat(InstalledModules.of(DECLARED, List.of("iot", "organisation")))
                .isEqualTo(new InstalledModules(List.of("organisation", "iot"), List.of("roles")));
    }

    @Test
    void aModuleThatNobodyHasStopsTheStartAndIsToldWhatThereIs() {
        assertThatThrownBy(() -> InstalledModules.of(DECLARED, List.of("organisaton")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no module organisaton")
                .hasMessageContaining("organisation, roles, iot");
    }
}
