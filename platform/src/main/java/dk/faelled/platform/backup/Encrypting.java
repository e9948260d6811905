package dk.faelled.platform.backup;

import dk.faelled.platform.sealing.BackupKey;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/** Writes {@link Chunks}, whatever the length of what goes through. */
final class Encrypting extends OutputStream {
    private final OutputStream out;
    private final Chunks chunks;
    private final byte[] plain = new byte[Chunks.SIZE];
    private int filled;
    private boolean closed;

    Encrypting(OutputStream out, BackupKey key) throws IOException {
        this.out = out;
        var salt = new byte[Chunks.SALT];
        new SecureRandom().nextBytes(salt);
        out.write(Chunks.MAGIC);
        out.write(salt);
        chunks = new Chunks(key.forFile(salt));
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        int at = start;
        int left = length;
        while (left > 0) {
            // a full chunk goes out only when more follows, so that the last one can say that it is the last
            if (filled == plain.length) flushChunk(false);
            int some = Math.min(left, plain.length - filled);
            System.arraycopy(bytes, at, plain, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    private void flushChunk(boolean last) throws IOException {
        out.write(chunks.seal(plain, filled, last));
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        flushChunk(true);
        out.close();
    }
}
