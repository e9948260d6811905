package dk.faelled.organisation.importing;

import dk.faelled.organisation.SealedCpr;
import java.util.HexFormat;

/** A CPR number as it lies in staged rows: its keyed hash and its sealed form in hexadecimal, a colon between. */
final class SealedText {
    private static final HexFormat HEX = HexFormat.of();

    private SealedText() {}

    static String of(SealedCpr cpr) {
        return HEX.formatHex(cpr.key()) + ":" + HEX.formatHex(cpr.sealed());
    }

    static String key(String text) {
        return text.substring(0, text.indexOf(':'));
    }

    static SealedCpr parse(String text) {
        int colon = text.indexOf(':');
        return new SealedCpr(HEX.parseHex(text.substring(colon + 1)), HEX.parseHex(text.substring(0, colon)));
    }
}
