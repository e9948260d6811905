package dk.faelled.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The files of the current tenant. Bytes are streamed in both directions and never held whole in memory. */
public interface Files {
    /**
     * Stores what the stream gives. The file is there only after its last byte is durable.
     *
     * @param usage what it is for, for instance {@code import}
     * @param most bytes; one more and nothing is kept ({@link RuleBroken} {@code platform.file.too-large})
     */
    StoredFile store(InputStream bytes, String name, String declaredType, String usage, long most) throws IOException;

    Optional<StoredFile> find(UUID id);

    /** Thrown away at night once the moment has passed; a file that nobody says this of stays. */
    void keepUntil(UUID id, Instant until);

    /** Reads piece by piece; holds no connection between the pieces. */
    InputStream open(UUID id);

    default void copy(UUID id, OutputStream to) throws IOException {
        try (var in = open(id)) {
            in.transferTo(to);
        }
    }
}
