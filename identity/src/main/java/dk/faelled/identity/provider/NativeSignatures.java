package dk.faelled.identity.provider;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures made by native code, many times as fast as Java's own: each token and each assertion has one. Where it does not
 * run, on a processor it is not made for or where nothing may be run from the folder for temporary files, Java signs, and the
 * signatures are the same.
 */
public final class NativeSignatures {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final String RSA = "SHA256withRSA";
    private static final Optional<Provider> PROVIDER = loaded();

    private NativeSignatures() {}

    /** Empty where Java signs. */
    public static Optional<Provider> provider() {
        return PROVIDER;
    }

    /**
     * Libraries that cannot be told by whom to sign have RSA-SHA256 done by it from now on, in the whole program; all other
     * algorithms stay Java's.
     */
    public static void first() {
        PROVIDER.ifPresent(library -> Security.insertProviderAt(new OneAlgorithm(library), 1));
    }

    private static Optional<Provider> loaded() {
        var library = AmazonCorrettoCryptoProvider.INSTANCE;
        var error = library.getLoadingError();
        if (error == null) return Optional.of(library);
        LOG.info("tokens are signed by Java, since native code for it cannot be loaded here: {}", error.getMessage());
        return Optional.empty();
    }

    private static final class OneAlgorithm extends Provider {
        private static final long serialVersionUID = 1;

        OneAlgorithm(Provider library) {
            super("FaelledNativeRsa", "1", "RSA-SHA256 of " + library.getName());
            putService(new Lent(this, library.getService("Signature", RSA)));
        }
    }

    private static final class Lent extends Provider.Service {
        private final Provider.Service of;

        Lent(Provider by, Provider.Service of) {
            super(by, "Signature", RSA, of.getClassName(), List.of(), Map.of());
            this.of = of;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return of.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(@Nullable Object parameter) {
            return of.supportsParameter(parameter);
        }
    }
}
