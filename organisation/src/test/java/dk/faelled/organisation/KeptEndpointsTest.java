package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What OS2mo answers beside GraphQL. */
@DeskTest
class KeptEndpointsTest {
    @Autowired
    Mo mo;

    @LocalServerPort
    int port;

    private Answer get(String path) {
        return new Wire(port).send(Call.get(path).key(mo.all()));
    }

    @Test
    void theVersionIsToldToEverybody() {
        for (var path : java.util.List.of("/os2mo/version", "/os2mo/version/")) {
            var version = new Wire(port).send(Call.get(path)).json();
            assertThat(version.path("mo_version").asString()).isEqualTo("faelled");
            assertThat(version.path("lora_version").isNull()).isTrue();
        }
    }

    @Test
    void aNumberThatStandsInNoRegisterIsAnsweredWithoutName() {
        var lookUp = "/os2mo/service/e/cpr_lookup/?q=";
        assertThat(get(lookUp + "6101701234").body()).contains("\"name\":\"\"", "\"cpr_no\":\"6101701234\"");
        assertThat(get(lookUp + "9112701234").body()).contains("9112701234");
        for (var other : java.util.List.of("0101701234", "6001701234", "9201701234"))
            assertThat(get(lookUp + other).body()).isEqualTo("{}");
        var wrong = get(lookUp + "610170-1234");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("error_key").asString()).isEqualTo("V_CPR_NOT_VALID");
        assertThat(wrong.json().path("cpr").asString()).isEqualTo("610170-1234");
        assertThat(new Wire(port).send(Call.get(lookUp + "6101701234")).status())
                .isEqualTo(401);
    }

    @Test
    void whatIsGoneSaysWhereItWent() {
        var gone = new Wire(port).send(Call.get("/os2mo/service/o/"));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.json().path("url").asString()).isEqualTo("/os2mo/graphql");
    }
}
