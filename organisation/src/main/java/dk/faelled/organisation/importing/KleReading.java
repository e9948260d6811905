package dk.faelled.organisation.importing;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Staging;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Tells the formats of the plan apart by what stands in the file. */
final class KleReading {
    private static final int START = 64;

    private KleReading() {}

    static void read(InputStream file, Staging rows) throws IOException {
        var in = new BufferedInputStream(new KleLimit(file));
        in.mark(START);
        // zeros: an XML file may be UTF-16
        var start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00\\xef\\xbb\\xbf\\xfe\\xff]", "");
        in.reset();
        var staging = new KleStaging(rows);
        if (start.stripLeading().startsWith("<")) new KleXml(staging).read(in);
        else if (start.stripLeading().startsWith(KleText.START)) new KleText(staging).read(in);
        else throw new RuleBroken("organisation.import.kle.format");
        staging.done();
    }
}
