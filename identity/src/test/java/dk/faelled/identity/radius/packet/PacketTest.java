package dk.faelled.identity.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples of RFC 2865 7.1 and identity 5.9, and what holds for all bytes. */
class PacketTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final SharedSecret SECRET = new SharedSecret("xyzzy5461");

    /** RFC 2865 7.1: user nemo telnets to port 3 of host 192.168.1.16, with the password arctangent. */
    private static final String REQUEST = """
            01000038 0f403f947397805 7bd83d5cb98f4227a 01066e656d6f 02120dbe708d93d413ce3196e43f782a0aee
            0406c0a80110 050600000003
            """;

    /** What RFC 2865 7.1 answers. */
    private static final String ANSWER = """
            02000026 86fe220e7624ba2a1005f6bf9b55e0b2 060600000001 0f0600000000 0e06c0a80103
            """;

    private static byte[] bytes(String hex) {
        return HEX.parseHex(hex.replaceAll("\\s", ""));
    }

    private static Packet packet(String hex) {
        return Packet.read(bytes(hex)).orElseThrow();
    }

    /** A request, proved by the secret. */
    private static byte[] proved(SharedSecret secret, byte[] attributes) {
        var request = ByteBuffer.allocate(Packet.HEAD + 18 + attributes.length);
        request.put((byte) Packet.ACCESS_REQUEST).put((byte) 7).putShort((short) request.capacity());
        request.put(HEX.parseHex("0f403f9473978057bd83d5cb98f4227a"));
        request.put((byte) 80).put((byte) 18).put(new byte[16]).put(attributes);
        // what stands in an answer before it is signed is a request as its sender proves it
        var blank = Packet.read(request.array()).orElseThrow();
        request.put(Packet.HEAD + 2, TestMac.of(secret == SECRET ? "xyzzy5461" : "another one", blank.toBeProved()));
        return request.array();
    }

    @Test
    void theExampleOfTheStandardIsRead() {
        var request = packet(REQUEST);
        assertThat(request.code()).isEqualTo(Packet.ACCESS_REQUEST);
        assertThat(request.id()).isZero();
        assertThat(request.attributes()).extracting(Attribute::type).containsExactly(1, 2, 4, 5);
        assertThat(Words.of(request.first(Attribute.USER_NAME).orElseThrow())).isEqualTo("nemo");
        assertThat(SECRET.reveal(request.first(Attribute.USER_PASSWORD).orElseThrow(), request))
                .hasValueSatisfying(clear -> assertThat(Words.of(clear)).isEqualTo("arctangent"));
        assertThat(request.isProved()).isFalse();
        assertThat(SECRET.proves(request)).isFalse();
    }

    @Test
    void theAuthenticatorOfTheStandardsAnswerIsComputed() {
        var answer = bytes(ANSWER);
        var blank = answer.clone();
        System.arraycopy(packet(REQUEST).authenticator(), 0, blank, Packet.AUTHENTICATOR_AT, 16);
        assertThat(SECRET.responseAuthenticator(blank)).isEqualTo(Arrays.copyOfRange(answer, 4, 20));
    }

    @Test
    void aPasswordUnderAnotherSecretIsOtherBytesAndOneOfAnOddLengthIsNone() {
        var request = packet(REQUEST);
        var hidden = request.first(Attribute.USER_PASSWORD).orElseThrow();
        assertThat(new SharedSecret("another").reveal(hidden, request))
                .hasValueSatisfying(clear -> assertThat(clear).isNotEqualTo(ascii("arctangent")));
        assertThat(SECRET.reveal(Arrays.copyOf(hidden, 15), request)).isEmpty();
        assertThat(SECRET.reveal(new byte[0], request)).isEmpty();
        assertThat(SECRET.reveal(new byte[144], request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01",
                // 19 bytes
                "010000130f403f9473978057bd83d5cb98f422",
                // says 56, has 20
                "010000380f403f9473978057bd83d5cb98f4227a",
                // says 19
                "010000130f403f9473978057bd83d5cb98f4227a",
                // an attribute that goes beyond the end
                "0100001a0f403f9473978057bd83d5cb98f4227a01076e656d6f",
                // one of length 1, of length 0, half a head
                "010000160f403f9473978057bd83d5cb98f4227a0101",
                "010000160f403f9473978057bd83d5cb98f4227a0100",
                "010000150f403f9473978057bd83d5cb98f4227a01",
                // of type 0
                "010000160f403f9473978057bd83d5cb98f4227a0002",
                // a Message-Authenticator of 4 bytes
                "0100001a0f403f9473978057bd83d5cb98f4227a500600000000",
            })
    void whatIsNoPacketIsNone(String hex) {
        assertThat(Packet.read(bytes(hex))).isEmpty();
    }

    @Test
    void twoProofsAreNone() {
        var one = "5012" + "00".repeat(16);
        assertThat(Packet.read(bytes("010000380f403f9473978057bd83d5cb98f4227a" + one + one)))
                .isEmpty();
    }

    @Test
    void whatStandsBehindTheStatedLengthIsPadding() {
        var padded = Arrays.copyOf(bytes(REQUEST), 4096);
        assertThat(Packet.read(padded).orElseThrow().attributes()).hasSize(4);
        assertThat(Packet.read(Arrays.copyOf(padded, 60_000)).orElseThrow().attributes())
                .hasSize(4);
    }

    @Test
    void aPacketThatWasChangedOnItsWayIsNotProved() {
        var request = proved(SECRET, new byte[] {1, 6, 'n', 'e', 'm', 'o'});
        assertThat(SECRET.proves(Packet.read(request).orElseThrow())).isTrue();
        assertThat(new SharedSecret("another one").proves(Packet.read(request).orElseThrow()))
                .isFalse();
        for (int at = 0; at < request.length; at++) {
            var changed = request.clone();
            changed[at] ^= 1;
            assertThat(Packet.read(changed).filter(SECRET::proves))
                    .as("byte %d", at)
                    .isEmpty();
        }
    }

    @Test
    void anAnswerBeginsWithItsProofAndEndsWithWhatProxiesWantBack() {
        var request = Packet.read(proved(SECRET, new byte[] {33, 3, 'a', 1, 3, 'x', 33, 3, 'b'}))
                .orElseThrow();
        var answer = SECRET.answer(Packet.ACCESS_ACCEPT, request, List.of(Attribute.text(18, "Hej")));
        var read = Packet.read(answer).orElseThrow();
        assertThat(read.attributes()).extracting(Attribute::type).containsExactly(80, 18, 33, 33);
        assertThat(read.all(33)).extracting(one -> Words.of(one.value())).containsExactly("a", "b");
        assertThat(read.id()).isEqualTo(7);
        // as the client checks it: both over the authenticator of the request
        var blank = answer.clone();
        System.arraycopy(request.authenticator(), 0, blank, Packet.AUTHENTICATOR_AT, 16);
        assertThat(SECRET.responseAuthenticator(blank)).isEqualTo(read.authenticator());
        assertThat(SECRET.proves(Packet.read(blank).orElseThrow())).isTrue();
    }

    @Test
    void anAnswerIsNeverLongerThanAPacketMayBe() {
        var request = Packet.read(proved(SECRET, new byte[] {33, 3, 'a'})).orElseThrow();
        var many = IntStream.range(0, 16)
                .mapToObj(_ -> Attribute.text(11, "x".repeat(253)))
                .collect(Collectors.toList());
        assertThat(SharedSecret.size(many)).isGreaterThan(SharedSecret.room(request));
        assertThatThrownBy(() -> SECRET.answer(Packet.ACCESS_ACCEPT, request, many))
                .isInstanceOf(IllegalArgumentException.class);
        many.removeLast();
        assertThat(SECRET.answer(Packet.ACCESS_ACCEPT, request, many)).hasSizeLessThanOrEqualTo(Packet.LARGEST);
    }

    @Property
    void noBytesWhateverBreakTheReader(@ForAll @Size(max = 5000) byte[] datagram) {
        Packet.read(datagram).ifPresent(packet -> assertThat(
                        packet.attributes().stream().mapToInt(Attribute::length).sum() + Packet.HEAD)
                .isLessThanOrEqualTo(Packet.LARGEST));
    }

    /** Bytes that look like a packet to begin with. */
    @Property
    void noAttributesWhateverBreakTheReaderOrTheAnswer(
            @ForAll @Size(max = 4076) byte[] attributes, @ForAll @IntRange(min = 0, max = 255) int code) {
        var datagram = ByteBuffer.allocate(Packet.HEAD + attributes.length);
        datagram.put((byte) code).put((byte) 1).putShort((short) datagram.capacity());
        datagram.put(Packet.HEAD, attributes);
        Packet.read(datagram.array())
                .filter(packet -> SharedSecret.room(packet) >= 0)
                .ifPresent(packet -> assertThat(SECRET.answer(Packet.ACCESS_REJECT, packet, List.of()))
                        .hasSizeLessThanOrEqualTo(Packet.LARGEST));
    }

    /** Every password comes through, whatever bytes it has, but for noughts at its end. */
    @Property
    void everyPasswordIsRevealed(@ForAll @Size(min = 1, max = 128) byte[] password) {
        password[password.length - 1] |= 1;
        var request = packet(REQUEST);
        var hidden = TestMac.hide("xyzzy5461", password, request.authenticator());
        assertThat(SECRET.reveal(hidden, request))
                .hasValueSatisfying(clear -> assertThat(clear).isEqualTo(password));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
