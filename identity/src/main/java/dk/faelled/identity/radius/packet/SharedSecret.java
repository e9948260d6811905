package dk.faelled.identity.radius.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a client and we know, and nobody else: proves packets in both directions, and hides passwords on their way. */
public final class SharedSecret {
    private static final int BLOCK = 16;
    private static final int LONGEST_PASSWORD = 128;
    private static final String HMAC = "HmacMD5"; // RFC 3579 3.2 knows no other
    private final byte[] key;

    public SharedSecret(String secret) {
        key = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether whoever sent it knows the secret (RFC 3579 3.2); no for one without a Message-Authenticator. */
    public boolean proves(Packet packet) {
        return packet.isProved() && MessageDigest.isEqual(hmac(packet.toBeProved()), packet.proof());
    }

    /**
     * A hidden password (RFC 2865 5.2), without the noughts that fill it up. With another secret it is other bytes.
     *
     * @return empty where it cannot be one
     */
    public Optional<byte[]> reveal(byte[] hidden, Packet request) {
        return reveal(hidden, request.authenticator());
    }

    Optional<byte[]> reveal(byte[] hidden, byte[] authenticator) {
        if (hidden.length == 0 || hidden.length % BLOCK != 0 || hidden.length > LONGEST_PASSWORD)
            return Optional.empty();
        var clear = new byte[hidden.length];
        var before = authenticator;
        for (int at = 0; at < hidden.length; at += BLOCK) {
            var pad = md5(key, before);
            for (int i = 0; i < BLOCK; i++) clear[at + i] = (byte) (hidden[at + i] ^ pad[i]);
            before = Arrays.copyOfRange(hidden, at, at + BLOCK);
        }
        int length = clear.length;
        while (length > 0 && clear[length - 1] == 0) length--;
        return Optional.of(Arrays.copyOf(clear, length));
    }

    /** How many bytes of attributes an answer to the request has room for, beside what every answer bears. */
    public static int room(Packet request) {
        int taken = Packet.HEAD + Attribute.HEAD + BLOCK;
        for (var state : request.all(Attribute.PROXY_STATE)) taken += state.length();
        return Packet.LARGEST - taken;
    }

    /** How many bytes these take. */
    public static int size(List<Attribute> attributes) {
        return attributes.stream().mapToInt(Attribute::length).sum();
    }

    /**
     * The answer to a request: the Message-Authenticator first, so that nothing that an attacker had put into the request
     * stands before it (Blast-RADIUS, CVE-2024-3596); then these; then what proxies on the way want back.
     *
     * @throws IllegalArgumentException where that is more than there is {@link #room} for
     */
    public byte[] answer(int code, Packet request, List<Attribute> attributes) {
        if (size(attributes) > room(request)) throw new IllegalArgumentException("an answer of too many bytes");
        var all = new ArrayList<Attribute>();
        all.add(new Attribute(Attribute.MESSAGE_AUTHENTICATOR, new byte[BLOCK]));
        all.addAll(attributes);
        all.addAll(request.all(Attribute.PROXY_STATE));
        var packet = ByteBuffer.allocate(Packet.HEAD + size(all));
        packet.put((byte) code).put((byte) request.id()).putShort((short) packet.capacity());
        packet.put(request.authenticator());
        for (var attribute : all)
            packet.put((byte) attribute.type()).put((byte) attribute.length()).put(attribute.value());
        packet.put(Packet.HEAD + Attribute.HEAD, hmac(packet.array()));
        packet.put(Packet.AUTHENTICATOR_AT, responseAuthenticator(packet.array()));
        return packet.array();
    }

    /** @param answer with the authenticator of the request in its place (RFC 2865 3) */
    byte[] responseAuthenticator(byte[] answer) {
        return md5(answer, key);
    }

    private byte[] hmac(byte[] bytes) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] md5(byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "SharedSecret";
    }
}
