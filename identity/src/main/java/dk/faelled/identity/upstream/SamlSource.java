package dk.faelled.identity.upstream;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What SAML 2.0 needs of another provider.
 *
 * @param address where its description is read each hour; null where somebody brought it
 * @param encrypted an assertion in clear is refused
 * @param classes of contexts that are asked for
 * @param xml its description, as it is kept
 * @param version rises with each other description
 * @param failure why what was read last was not taken; null where it was
 */
record SamlSource(
        UUID source,
        @Nullable String address,
        boolean encrypted,
        List<String> classes,
        String xml,
        int version,
        Instant readAt,
        @Nullable String failure) {
    SamlSource {
        classes = OidcSource.words("classes", classes);
    }

    SamlSource asking(@Nullable String where, boolean onlyEncrypted, List<String> contexts) {
        return new SamlSource(source, where, onlyEncrypted, contexts, xml, version, readAt, failure);
    }

    SamlSource read(String text, Instant at, @Nullable String why) {
        int number = text.equals(xml) ? version : version + 1;
        return new SamlSource(source, address, encrypted, classes, text, number, at, why);
    }

    @Override
    public String toString() {
        return "SamlSource[" + source + "]";
    }
}
