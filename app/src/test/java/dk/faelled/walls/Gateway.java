package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A VPN gateway that asks by RADIUS: written by the book (RFC 2865, RFC 3579), with no knowledge of ours. */
final class Gateway implements AutoCloseable {
    static final int ACCEPT = 2;
    static final int REJECT = 3;
    static final int CHALLENGE = 11;
    private static final int AUTHENTICATOR = 16;
    private static final int HEAD = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final DatagramSocket socket;
    private final String secret;
    private int next = 1;

    /** A packet before it is sent, and what the answer to it is checked by. */
    record Sent(byte[] bytes, byte[] authenticator) {}

    /** @param attributes by type, in their order */
    record Answer(int code, List<Map.Entry<Integer, byte[]>> attributes) {
        String text(int type) {
            return first(type)
                    .map(value -> new String(value, StandardCharsets.UTF_8))
                    .orElse("");
        }

        Optional<byte[]> first(int type) {
            return attributes.stream()
                    .filter(one -> one.getKey() == type)
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        List<Integer> types() {
            return attributes.stream().map(Map.Entry::getKey).toList();
        }
    }

    /** @param address from which it sends, of this machine */
    Gateway(String address, String secret) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(address, 0));
            socket.setSoTimeout(70_000);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        this.secret = secret;
    }

    /** A request with a name and a password. @param more attributes, each whole */
    Sent request(String name, String password, byte[]... more) {
        return packet(1, true, name, password, more);
    }

    Sent packet(int code, boolean proved, String name, String password, byte[]... more) {
        var authenticator = new byte[AUTHENTICATOR];
        RANDOM.nextBytes(authenticator);
        var attributes = new ByteArrayOutputStream();
        if (!name.isEmpty()) attributes.writeBytes(attribute(1, name.getBytes(StandardCharsets.UTF_8)));
        if (!password.isEmpty())
            attributes.writeBytes(attribute(2, hidden(password.getBytes(StandardCharsets.UTF_8), authenticator)));
        for (var one : more) attributes.writeBytes(one);
        int proofAt = HEAD + attributes.size() + 2;
        if (proved) attributes.writeBytes(attribute(80, new byte[AUTHENTICATOR]));
        var packet = ByteBuffer.allocate(HEAD + attributes.size());
        packet.put((byte) code).put((byte) next++).putShort((short) packet.capacity());
        packet.put(authenticator).put(attributes.toByteArray());
        if (proved) packet.put(proofAt, hmac(packet.array()));
        return new Sent(packet.array(), authenticator);
    }

    static byte[] attribute(int type, byte[] value) {
        return ByteBuffer.allocate(value.length + 2)
                .put((byte) type)
                .put((byte) (value.length + 2))
                .put(value)
                .array();
    }

    static byte[] attribute(int type, String value) {
        return attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    void send(int port, Sent sent) {
        send(port, sent.bytes());
    }

    void send(int port, byte[] bytes) {
        try {
            var loopback = socket.getLocalAddress().getAddress().length == 4 ? "127.0.0.1" : "::1";
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(loopback), port));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    Answer ask(int port, Sent sent) {
        send(port, sent);
        return answer(sent);
    }

    Answer ask(int port, String name, String password, byte[]... more) {
        return ask(port, request(name, password, more));
    }

    byte[] receive() {
        try {
            var packet = new DatagramPacket(new byte[5000], 5000);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (SocketTimeoutException none) {
            throw new AssertionError("no answer", none);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Checked as a client checks it: its number, both proofs, and that the Message-Authenticator is the first of all. */
    Answer answer(Sent sent) {
        return checked(sent, receive());
    }

    Answer checked(Sent sent, byte[] bytes) {
        assertThat(bytes).hasSizeBetween(HEAD, 4096);
        assertThat(ByteBuffer.wrap(bytes).getShort(2)).isEqualTo((short) bytes.length);
        assertThat(bytes[1]).isEqualTo(sent.bytes()[1]);
        var blank = bytes.clone();
        System.arraycopy(sent.authenticator(), 0, blank, 4, AUTHENTICATOR);
        assertThat(md5(blank, secret.getBytes(StandardCharsets.UTF_8))).isEqualTo(Arrays.copyOfRange(bytes, 4, HEAD));
        assertThat(bytes[HEAD]).as("the first attribute").isEqualTo((byte) 80);
        Arrays.fill(blank, HEAD + 2, HEAD + 2 + AUTHENTICATOR, (byte) 0);
        assertThat(hmac(blank)).isEqualTo(Arrays.copyOfRange(bytes, HEAD + 2, HEAD + 2 + AUTHENTICATOR));
        var attributes = new LinkedHashMap<Integer, Map.Entry<Integer, byte[]>>();
        for (int at = HEAD; at < bytes.length; at += bytes[at + 1] & 0xff)
            attributes.put(
                    at, Map.entry(bytes[at] & 0xff, Arrays.copyOfRange(bytes, at + 2, at + (bytes[at + 1] & 0xff))));
        return new Answer(bytes[0] & 0xff, List.copyOf(attributes.values()));
    }

    private byte[] hidden(byte[] password, byte[] authenticator) {
        var padded = Arrays.copyOf(password, Math.max(16, (password.length + 15) / 16 * 16));
        var before = authenticator;
        for (int block = 0; block < padded.length; block += 16) {
            var pad = md5(secret.getBytes(StandardCharsets.UTF_8), before);
            for (int i = 0; i < 16; i++) padded[block + i] ^= pad[i];
            before = Arrays.copyOfRange(padded, block, block + 16);
        }
        return padded;
    }

    private byte[] hmac(byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] md5(byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            digest.update(first);
            return digest.digest(second);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        socket.close();
    }
}
