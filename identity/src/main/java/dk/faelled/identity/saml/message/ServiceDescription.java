package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of itself (its metadata).
 *
 * @param returns where it takes answers, in the order of the description; never empty
 * @param logouts where it takes messages about logout
 * @param signers whose signatures are its own
 * @param receiver to whom answers are encrypted; null for nobody
 * @param wishes names of attributes
 * @param validUntil null for ever
 * @param describedBy who signed the description; null where nobody has
 */
public record ServiceDescription(
        String entityId,
        String name,
        Profile profile,
        List<Return> returns,
        List<LogoutPlace> logouts,
        List<String> nameFormats,
        List<X509Certificate> signers,
        @Nullable X509Certificate receiver,
        Encryption encryption,
        boolean signsRequests,
        List<String> wishes,
        @Nullable Instant validUntil,
        @Nullable X509Certificate describedBy) {
    public ServiceDescription {
        returns = List.copyOf(returns);
        logouts = List.copyOf(logouts);
        nameFormats = List.copyOf(nameFormats);
        signers = List.copyOf(signers);
        wishes = List.copyOf(wishes);
    }

    /** @param standard it is said to be the one that counts where none is asked for; null where nothing is said */
    public record Return(
            String address, int index, @Nullable Boolean standard) {}

    public List<PublicKey> keys() {
        return signers.stream().map(X509Certificate::getPublicKey).toList();
    }

    /** Where an answer goes. @throws Refused for an address that the description does not name, letter for letter */
    public Return returnFor(AuthnRequest request) {
        if (request.returnBinding() != null && !request.returnBinding().equals(Names.POST))
            throw new Refused(Why.RETURN_BINDING, request.returnBinding());
        if (request.returnTo() != null)
            return found(
                    returns.stream()
                            .filter(each -> each.address().equals(request.returnTo()))
                            .findFirst(),
                    request.returnTo());
        if (request.returnIndex() != null)
            return found(
                    returns.stream()
                            .filter(each -> each.index() == request.returnIndex())
                            .findFirst(),
                    String.valueOf(request.returnIndex()));
        return standard();
    }

    private static Return found(Optional<Return> where, String wanted) {
        return where.orElseThrow(() -> new Refused(Why.RETURN_ADDRESS, wanted));
    }

    /** Metadata 2.4.4.1: the one that is marked, else the first that is not marked as no standard, else the first. */
    public Return standard() {
        return returns.stream()
                .filter(each -> Boolean.TRUE.equals(each.standard()))
                .findFirst()
                .or(() ->
                        returns.stream().filter(each -> each.standard() == null).findFirst())
                .orElseGet(returns::getFirst);
    }

    public Optional<LogoutPlace> logout() {
        return LogoutPlace.best(logouts);
    }

    /**
     * Whether it may take the place of an earlier one.
     *
     * @throws Refused where it describes another system, or was signed by somebody else
     */
    public void succeeds(ServiceDescription before) {
        if (!entityId.equals(before.entityId)) throw new Refused(Why.ENTITY_ID_CHANGED, entityId);
        Described.sameSigner(before.describedBy, describedBy);
    }
}
