package dk.faelled.identity.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that everybody can look up (PWD-03): the most used ones, which come with the program, and a list that the
 * authority keeps itself: a text file of SHA-1 hashes, 40 upper-case hexadecimal digits each, sorted, one a line, with
 * whatever follows after a colon. It is searched where it lies, however large it is. No password leaves the program.
 */
public class LeakedPasswords {
    private static final String SHIPPED = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final int HEX = 40;
    private final Optional<Path> list;
    private @Nullable Set<String> common;

    public LeakedPasswords(Optional<Path> list) {
        this.list = list;
    }

    /** @throws UncheckedIOException where the authority's own list cannot be read */
    public boolean knows(String password) {
        return common().contains(password.toLowerCase(Locale.ROOT)) || listed(sha1(password));
    }

    private synchronized Set<String> common() {
        if (common == null) common = read();
        return common;
    }

    private static Set<String> read() {
        var found = Objects.requireNonNull(com.nulabinc.zxcvbn.Zxcvbn.class.getResourceAsStream(SHIPPED), SHIPPED);
        try (var lines = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            var words = new HashSet<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                words.add(line.strip().toLowerCase(Locale.ROOT));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean listed(String hash) {
        if (list.isEmpty()) return false;
        try (var file = new RandomAccessFile(list.get().toFile(), "r")) {
            return isIn(file, hash);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Halves what is left until nothing is: some forty reads for a list of a billion. */
    private static boolean isIn(RandomAccessFile file, String hash) throws IOException {
        long from = 0;
        long until = file.length();
        while (from < until) {
            long middle = (from + until) >>> 1;
            long start = startOfLine(file, middle);
            file.seek(start);
            var line = file.readLine();
            if (line == null || line.length() < HEX) return false;
            int order = line.substring(0, HEX).toUpperCase(Locale.ROOT).compareTo(hash);
            if (order == 0) return true;
            if (order < 0) from = file.getFilePointer();
            else until = start;
        }
        return false;
    }

    private static long startOfLine(RandomAccessFile file, long inside) throws IOException {
        long start = inside;
        while (start > 0) {
            file.seek(start - 1);
            if (file.read() == '\n') break;
            start--;
        }
        return start;
    }

    /** Leading noughts stay. */
    private static String sha1(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
