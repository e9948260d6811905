package dk.faelled.identity.radius.packet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Texts as clients write them: UTF-8 by the book (RFC 2865 5), Windows-1252 by many that are older. */
public final class Words {
    private static final Charset OLDER = Charset.forName("windows-1252");

    private Words() {}

    public static String of(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, OLDER);
        }
    }
}
