package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.saml.message.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What somebody says of himself in SAML, on a form: the address where it stands, else a file with it, else the text. */
public record GivenDescription(Fields form, @Nullable MultipartFile file) {
    /** Null where it was given in another way. */
    public @Nullable String address() {
        var typed = form.text("source").strip();
        return typed.isEmpty() ? null : typed;
    }

    /** Which of the three was used. */
    public String field() {
        if (address() != null) return "source";
        return file != null && !file.isEmpty() ? "file" : "xml";
    }

    /** @param fetched what stands at an address @throws Refused where a file cannot be read */
    public byte[] xml(Function<String, byte[]> fetched) {
        var address = address();
        if (address != null) return fetched.apply(address);
        try {
            if (file != null && !file.isEmpty()) return file.getBytes();
        } catch (IOException unread) {
            throw new Refused(Refused.Why.NOT_XML, "");
        }
        return form.text("xml").strip().getBytes(StandardCharsets.UTF_8);
    }
}
