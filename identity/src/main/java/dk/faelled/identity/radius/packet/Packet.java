package dk.faelled.identity.radius.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A datagram that keeps to the form of RADIUS (RFC 2865 3). Who sent it and whether it is true is not said. */
public final class Packet {
    public static final int LARGEST = 4096;
    static final int HEAD = 20;
    static final int AUTHENTICATOR = 16;
    /** In a packet, where the authenticator begins. */
    static final int AUTHENTICATOR_AT = 4;

    public static final int ACCESS_REQUEST = 1;
    public static final int ACCESS_ACCEPT = 2;
    public static final int ACCESS_REJECT = 3;
    public static final int ACCESS_CHALLENGE = 11;
    /** "Are you there?" (RFC 5997) */
    public static final int STATUS_SERVER = 12;

    private static final int NOWHERE = -1;
    private final byte[] bytes;
    private final List<Attribute> attributes;
    private final int proofAt;

    private Packet(byte[] bytes, List<Attribute> attributes, int proofAt) {
        this.bytes = bytes;
        this.attributes = List.copyOf(attributes);
        this.proofAt = proofAt;
    }

    /** Empty where it is none, whatever the bytes are; what stands behind the length that it states is padding. */
    public static Optional<Packet> read(byte[] datagram) {
        if (datagram.length < HEAD) return Optional.empty();
        int length = ByteBuffer.wrap(datagram).getShort(2) & 0xffff;
        if (length < HEAD || length > LARGEST || length > datagram.length) return Optional.empty();
        var bytes = Arrays.copyOf(datagram, length);
        var attributes = new ArrayList<Attribute>();
        int proofAt = NOWHERE;
        for (int at = HEAD; at < length; ) {
            if (at + Attribute.HEAD > length) return Optional.empty();
            int type = bytes[at] & 0xff;
            int whole = bytes[at + 1] & 0xff;
            if (type == 0 || whole < Attribute.HEAD || at + whole > length) return Optional.empty();
            if (type == Attribute.MESSAGE_AUTHENTICATOR) {
                // RFC 3579 3.2: one at most, of 16 bytes
                if (proofAt != NOWHERE || whole != Attribute.HEAD + AUTHENTICATOR) return Optional.empty();
                proofAt = at + Attribute.HEAD;
            }
            attributes.add(new Attribute(type, Arrays.copyOfRange(bytes, at + Attribute.HEAD, at + whole)));
            at += whole;
        }
        return Optional.of(new Packet(bytes, attributes, proofAt));
    }

    public int code() {
        return bytes[0] & 0xff;
    }

    public int id() {
        return bytes[1] & 0xff;
    }

    /** 16 bytes that its sender chose. */
    public byte[] authenticator() {
        return Arrays.copyOfRange(bytes, AUTHENTICATOR_AT, HEAD);
    }

    /** In their order. */
    public List<Attribute> attributes() {
        return attributes;
    }

    public List<Attribute> all(int type) {
        return attributes.stream().filter(attribute -> attribute.type() == type).toList();
    }

    /** The first of them. */
    public Optional<byte[]> first(int type) {
        return attributes.stream()
                .filter(attribute -> attribute.type() == type)
                .map(Attribute::value)
                .findFirst();
    }

    public boolean has(int type) {
        return first(type).isPresent();
    }

    /** Whether it bears a Message-Authenticator, right or wrong. */
    public boolean isProved() {
        return proofAt != NOWHERE;
    }

    /** What a Message-Authenticator is computed over: all of it, with noughts in its place. */
    byte[] toBeProved() {
        var copy = bytes.clone();
        if (isProved()) Arrays.fill(copy, proofAt, proofAt + AUTHENTICATOR, (byte) 0);
        return copy;
    }

    byte[] proof() {
        return Arrays.copyOfRange(bytes, proofAt, proofAt + AUTHENTICATOR);
    }

    @Override
    public String toString() {
        return "Packet[" + code() + ", " + bytes.length + " bytes]";
    }
}
