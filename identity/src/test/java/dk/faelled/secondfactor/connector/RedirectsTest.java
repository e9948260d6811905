package dk.faelled.secondfactor.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.RuleBroken;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a page of ours may lead back to (identity 4.1, BEY-03). */
class RedirectsTest {
    private static final List<String> REGISTERED = List.of("https://fs.soendby.example/adfs/ls");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fs.soendby.example/adfs/ls",
                "https://fs.soendby.example/adfs/ls/?client-request-id=1",
                "https://FS.soendby.example/adfs/ls/more",
            })
    void whatIsRegisteredAndWhatIsBelowIt(String wanted) {
        assertThat(Redirects.isRegistered(wanted, REGISTERED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fs.soendby.example.evil.example/adfs/ls",
                "https://fs.soendby.example@evil.example/adfs/ls",
                "https://fs.soendby.example:8443/adfs/ls",
                "http://fs.soendby.example/adfs/ls",
                "https://fs.soendby.example/adfs/lsx",
                "https://fs.soendby.example/adfs/ls/../../other",
                "//fs.soendby.example/adfs/ls",
                "javascript:alert(1)",
                "/adfs/ls",
                "",
            })
    void nothingElse(String wanted) {
        assertThat(Redirects.isRegistered(wanted, REGISTERED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://fs.soendby.example/", "ftp://fs.soendby.example/", "adfs", "https://"})
    void onlyWholeSafeAddressesAreRegistered(String address) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Redirects.check(address));
    }
}
