package dk.faelled.identity.certificate;

import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.session.LoginOrigin;
import java.util.UUID;

/** Whose certificates they are. */
public record Holder(Kind kind, UUID id) {
    /** What the holder is to us. */
    public enum Kind {
        /** a system that people sign in to through us */
        PROVIDER("provider_id"),
        /** another provider that people sign in through */
        SOURCE("source_id");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    public static Holder provider(UUID id) {
        return new Holder(Kind.PROVIDER, id);
    }

    public static Holder source(UUID id) {
        return new Holder(Kind.SOURCE, id);
    }

    /** Path of the page where its description is seen and changed. */
    public String page() {
        return switch (kind) {
            case PROVIDER -> ProviderPages.PATH + "/" + id + "/saml";
            case SOURCE -> LoginOrigin.ADMINISTERED + id + "/saml";
        };
    }
}
