package dk.faelled.identity.radius.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One attribute of a packet.
 *
 * @param type its number, 1 to 255
 * @param value at most {@value #LONGEST} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Attribute(int type, byte[] value) {
    public static final int LONGEST = 253;
    static final int HEAD = 2;

    public static final int USER_NAME = 1;
    public static final int USER_PASSWORD = 2;
    public static final int CHAP_PASSWORD = 3;
    public static final int REPLY_MESSAGE = 18;
    public static final int STATE = 24;
    public static final int VENDOR_SPECIFIC = 26;
    public static final int CALLING_STATION_ID = 31;
    public static final int PROXY_STATE = 33;
    public static final int EAP_MESSAGE = 79;
    public static final int MESSAGE_AUTHENTICATOR = 80;

    public Attribute {
        if (type < 1 || type > 255 || value.length > LONGEST)
            throw new IllegalArgumentException("attribute " + type + " of " + value.length + " bytes");
    }

    /** Cut after the last whole letter that there is room for. */
    public static Attribute text(int type, String text) {
        var cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST)
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        return new Attribute(type, cut.getBytes(StandardCharsets.UTF_8));
    }

    public static Attribute number(int type, int number) {
        return new Attribute(
                type, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** As bytes of a packet. */
    int length() {
        return HEAD + value.length;
    }

    /** What may be a password stays out of it. */
    @Override
    public String toString() {
        return "Attribute[" + type + "]";
    }
}
