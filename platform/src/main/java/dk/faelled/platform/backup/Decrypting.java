package dk.faelled.platform.backup;

import dk.faelled.platform.sealing.BackupKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads what {@link Encrypting} wrote; nothing comes out that was not sealed so. */
final class Decrypting extends InputStream {
    private static final int SEALED = Chunks.SIZE + Chunks.TAG;
    private final InputStream in;
    private final Chunks chunks;
    private byte[] ahead;
    private byte[] plain = new byte[0];
    private int at;
    private boolean over;

    /** The file is whole, but sealed under another key; or its very first chunk is damaged. */
    static final class WrongKey extends IOException {
        private static final long serialVersionUID = 1;

        WrongKey(Throwable cause) {
            super("the key does not open this backup", cause);
        }
    }

    /** @throws WrongKey where the key does not open the first chunk */
    Decrypting(InputStream in, BackupKey key) throws IOException {
        this.in = in;
        if (!Arrays.equals(in.readNBytes(Chunks.MAGIC.length), Chunks.MAGIC))
            throw new IOException("this is no backup of Fælled");
        chunks = new Chunks(key.forFile(in.readNBytes(Chunks.SALT)));
        ahead = in.readNBytes(SEALED);
        next();
    }

    private void next() throws IOException {
        var chunk = ahead;
        ahead = in.readNBytes(SEALED);
        over = ahead.length == 0;
        try {
            plain = chunks.open(chunk, chunk.length, over);
        } catch (IOException wrong) {
            if (chunks.atTheFirst()) throw new WrongKey(wrong);
            throw wrong;
        }
        at = 0;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        if (length == 0) return 0;
        while (at == plain.length) {
            if (over) return -1;
            next();
        }
        int some = Math.min(length, plain.length - at);
        System.arraycopy(plain, at, into, start, some);
        at += some;
        return some;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
