package dk.faelled.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that everybody can look up (PWD-03). */
class LeakedPasswordsTest {
    @Test
    void theMostUsedOnesAreKnownFromTheStartInWhateverCase() {
        var leaked = new LeakedPasswords(Optional.empty());
        assertThat(leaked.knows("password1")).isTrue();
        assertThat(leaked.knows("QwErTy")).isTrue();
        assertThat(leaked.knows("gul turist over broen")).isFalse();
    }

    @Test
    void aListOfTheAuthoritysOwnIsSearchedToItsFirstAndLastLine(@TempDir Path folder) throws IOException {
        var list = folder.resolve("leaked.txt");
        // SHA-1 of "abc" (FIPS 180-1) and of "a", and enough around them to be searched
        var known = "A9993E364706816ABA3E25717850C26C9CD0D89D:7";
        var least = "86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8:1";
        var others = IntStream.range(0, 5000).mapToObj("%040X:%1$d"::formatted);
        Files.write(
                list,
                java.util.stream.Stream.concat(others, java.util.stream.Stream.of(least, known))
                        .sorted()
                        .toList());
        var leaked = new LeakedPasswords(Optional.of(list));
        assertThat(leaked.knows("abc")).isTrue();
        assertThat(leaked.knows("a")).isTrue();
        assertThat(leaked.knows("gul turist over broen")).isFalse();
        Files.writeString(list, least.substring(0, 40));
        assertThat(leaked.knows("a")).isTrue();
        assertThat(leaked.knows("abc".repeat(5))).isFalse();
        Files.writeString(list, "");
        assertThat(leaked.knows("gul turist over broen")).isFalse();
    }
}
