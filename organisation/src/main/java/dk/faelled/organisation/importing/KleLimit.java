package dk.faelled.organisation.importing;

import dk.faelled.platform.RuleBroken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of the plan up to what such a file may hold; the plan of 2015 has 3.4 MB. */
class KleLimit extends FilterInputStream {
    private static final int MEGABYTES = 50;
    private long left = MEGABYTES * 1_000_000L;

    KleLimit(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) counted(1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        counted(Math.max(0, some));
        return some;
    }

    private void counted(int bytes) {
        left -= bytes;
        if (left < 0) throw new RuleBroken("organisation.import.kle.large", MEGABYTES);
    }
}
