package dk.faelled.organisation.shelf;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is in a file: ids on disk, 16 bytes each, however many. */
final class Subjects implements AutoCloseable {
    private final Path file;
    private final DataOutputStream out;
    private @Nullable UUID last;

    Subjects() throws IOException {
        file = Files.createTempFile("subjects", null);
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** The same one twice in a row is written once. */
    void add(UUID person) throws IOException {
        if (person.equals(last)) return;
        last = person;
        out.writeLong(person.getMostSignificantBits());
        out.writeLong(person.getLeastSignificantBits());
    }

    boolean isEmpty() {
        return last == null;
    }

    InputStream open() throws IOException {
        out.flush();
        return Files.newInputStream(file);
    }

    /** Some at a time, as the access log names them. */
    static void read(InputStream in, int atOnce, Consumer<List<String>> reader) throws IOException {
        var some = new ArrayList<String>();
        try (var ids = new DataInputStream(in)) {
            while (true) {
                some.add("person:" + new UUID(ids.readLong(), ids.readLong()));
                if (some.size() == atOnce) {
                    reader.accept(List.copyOf(some));
                    some.clear();
                }
            }
        } catch (EOFException end) {
            if (!some.isEmpty()) reader.accept(some);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
