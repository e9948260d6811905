package dk.faelled.platform.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes a file before it is sent: the first megabyte in memory, a longer one on disk, so that a fault half-way sends nothing. */
final class Spool extends OutputStream {
    static final int IN_MEMORY = 1 << 20;
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream disk;
    private long length;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        length += count;
        if (memory != null && length > IN_MEMORY) {
            file = Files.createTempFile("export", null); // readable by the program's own user only
            disk = Files.newOutputStream(file);
            memory.writeTo(disk);
            memory = null;
        }
        if (memory != null) memory.write(bytes, from, count);
        else if (disk != null) disk.write(bytes, from, count);
    }

    long length() {
        return length;
    }

    boolean onDisk() {
        return file != null;
    }

    void sendTo(OutputStream out) throws IOException {
        if (memory != null) memory.writeTo(out);
        else if (file != null && disk != null) {
            disk.flush();
            Files.copy(file, out);
        }
    }

    @Override
    public void close() throws IOException {
        if (disk != null) disk.close();
        if (file != null) Files.deleteIfExists(file);
    }
}
