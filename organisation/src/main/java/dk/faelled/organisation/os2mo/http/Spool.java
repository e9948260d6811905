package dk.faelled.organisation.os2mo.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes that are written first and read afterwards: a few from memory, more from a file that nobody else finds. */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 20;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        memory.write(bytes, from, length);
        if (memory.size() > IN_MEMORY) toFile();
    }

    private void toFile() throws IOException {
        var to = file;
        if (to == null) {
            var path = Files.createTempFile("faelled-answer", ".json");
            to = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            file = to;
            // gone from the folder already, and from the disk when it is closed, however that comes about
            Files.delete(path);
        }
        memory.writeTo(Channels.newOutputStream(to));
        memory = new ByteArrayOutputStream(IN_MEMORY + (1 << 16));
    }

    /** From the beginning; closing it ends the spool. */
    InputStream read() throws IOException {
        var from = file;
        if (from == null) return new ByteArrayInputStream(memory.toByteArray());
        toFile();
        from.position(0);
        return Channels.newInputStream(from);
    }

    /** Thrown away unread. */
    void discard() {
        try {
            if (file != null) file.close();
        } catch (IOException gone) {
            // nothing is lost with it
        }
    }
}
