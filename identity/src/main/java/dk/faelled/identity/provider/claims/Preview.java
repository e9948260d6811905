package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.claims.MappedClaims.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** What a system would be sent, whole and in the words of its protocol, but not signed (IDP-28). A bean of the protocol's room. */
public interface Preview {
    Protocol protocol();

    /** Identifier of the system in the role catalogue whose roles are told; empty for none. */
    default String rolesSystem(UUID provider) {
        return "";
    }

    /**
     * @param in who is tried, as if he or she had come in @param told what is told of him or her
     * @return what is sent; empty where the page is not opened at a host of the authority's own, by which we call ourselves
     * @throws dk.faelled.platform.RuleBroken where it cannot be made
     */
    String of(Answer.In in, Told told, HttpServletRequest request);
}
