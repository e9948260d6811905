package dk.faelled.platform.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key over all keys: 256 bits in {@code data/secrets/master.key}, readable by its owner alone. */
@Component
final class MasterKey {
    /** The one that a rotation puts in the place of the other. */
    static final String NEXT = "master.key.next";

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path file;
    private final String source;

    MasterKey(@Value("${faelled.data:./data}") Path data, @Value("${faelled.secrets.master:file}") String source) {
        this.file = data.resolve("secrets").resolve("master.key");
        this.source = source;
        if (!source.equals("file") && !isElsewhere())
            throw new MasterKeyMissing(
                    "faelled.secrets.master is file or env:NAME, the name of an environment variable; not " + source);
    }

    /** The key is no file of the data folder. */
    boolean isElsewhere() {
        return source.startsWith("env:");
    }

    /** @param mayCreate only while no tenant has a key yet: later a missing master must stop the start */
    synchronized byte[] read(boolean mayCreate) {
        if (isElsewhere()) return fromEnvironment(source.substring(4));
        try {
            if (!Files.exists(file) && mayCreate) create();
            return parse(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new MasterKeyMissing(
                    "the master key " + file + " is missing or not 64 hexadecimal digits; put the saved file back, or:"
                            + " ./run keys recovery <recovery key>");
        }
    }

    /** False only where the key is a file that is to be made. */
    boolean isThere() {
        return isElsewhere() || Files.exists(file);
    }

    /** Where a rotation was broken off: of the two keys, the one that opens what is there stays. */
    synchronized void settle(byte[] wrapped) {
        var next = file.resolveSibling(NEXT);
        if (isElsewhere() || !Files.exists(next)) return;
        try {
            if (opens(parse(next), wrapped)) Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            else Files.delete(next);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new MasterKeyMissing(next + ", left by a rotation that was broken off, cannot be read or moved");
        }
    }

    static boolean opens(byte[] key, byte[] wrapped) {
        try {
            TenantSealer.unwrap(key, wrapped);
            return true;
        } catch (RuntimeException wrong) {
            return false;
        }
    }

    private static byte[] parse(Path file) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
    }

    private static byte[] fromEnvironment(String name) {
        var hex = System.getenv(name);
        if (hex == null || !hex.strip().matches("[0-9a-fA-F]{64}"))
            throw new MasterKeyMissing("the environment variable " + name + " must hold 64 hexadecimal digits");
        return HexFormat.of().parseHex(hex.strip());
    }

    private void create() throws IOException {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        write(file, key);
    }

    static void write(Path file, byte[] key) throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }
}
