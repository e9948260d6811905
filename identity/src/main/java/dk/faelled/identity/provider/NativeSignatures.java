package dk.faelled.identity.oidc;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures made by native code, many times as fast as Java's own: each token has one. Where it does not run, on a processor it
 * is not made for or where nothing may be run from the folder for temporary files, Java signs, and the tokens are the same.
 */
final class NativeSignatures {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final Optional<Provider> PROVIDER = loaded();

    private NativeSignatures() {}

    /** Empty where Java signs. */
    static Optional<Provider> provider() {
        return PROVIDER;
    }

    private static Optional<Provider> loaded() {
        var library = AmazonCorrettoCryptoProvider.INSTANCE;
        var error = library.getLoadingError();
        if (error == null) return Optional.of(library);
        LOG.info("tokens are signed by Java, since native code for it cannot be loaded here: {}", error.getMessage());
        return Optional.empty();
    }
}
