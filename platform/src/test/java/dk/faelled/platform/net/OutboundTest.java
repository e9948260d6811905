package dk.faelled.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.RuleBroken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://10.1.2.3",
                "https://192.168.1.1",
                "https://169.254.169.254/latest",
                "https://100.64.0.1",
                "https://[fd00::1]",
                "https://0.0.0.0",
                "https://localhost"
            })
    void privateNetworksAreRefusedUnlessTheOperatorAllowsThem(String address) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new Outbound(List.of()).check(address))
                .withMessage("platform.outbound.private");
    }

    @Test
    void anAllowedNetworkMayBeReachedAlsoInClear() {
        var outbound = new Outbound(List.of("127.0.0.0/8", "10.1.0.0/16"));
        assertThat(outbound.check("http://127.0.0.1:8080/os2mo").getPort()).isEqualTo(8080);
        assertThat(outbound.check("https://10.1.2.3").getHost()).isEqualTo("10.1.2.3");
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> outbound.check("https://10.2.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mo.example",
                "file:///etc/passwd",
                "ftp://192.0.2.1/",
                "https://user:secret@192.0.2.1/",
                "https:// x"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new Outbound(List.of()).check(address))
                .withMessage("platform.outbound.address");
    }

    @Test
    void theInternetIsReachedByHttpsOnly() {
        assertThat(new Outbound(List.of()).check("https://192.0.2.1/graphql").getPath())
                .isEqualTo("/graphql");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new Outbound(List.of()).check("http://192.0.2.1/"))
                .withMessage("platform.outbound.https");
    }
}
