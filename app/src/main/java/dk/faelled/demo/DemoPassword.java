package dk.faelled.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The password of all demo users: the fixed one, else the one of the last start, else a random one. */
@Component
class DemoPassword {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private final String fixed;
    private final Path file;

    DemoPassword(@Value("${faelled.demo.password:}") String fixed, @Value("${faelled.data:./data}") Path data) {
        this.fixed = fixed;
        this.file = data.resolve("secrets").resolve("demo.password");
    }

    /** What the demo users were last given; empty before they are all there. */
    Optional<String> given() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String wanted() {
        return fixed.isEmpty() ? given().orElseGet(DemoPassword::random) : fixed;
    }

    /** All demo users have it now. */
    void gave(String password) {
        try {
            var fresh = file.resolveSibling("demo.new");
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, password);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String random() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return password.toString();
    }
}
