package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What every message of the protocol begins with.
 *
 * @param id its sender's, used once
 */
public record Header(String id, String issuer, @Nullable String destination, Instant issuedAt) {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofMinutes(3);
    private static final int LONGEST = 1024;

    static Header of(Element root) {
        if (!"2.0".equals(Tree.attribute(root, "Version"))) throw new Refused(Why.VERSION);
        var id = Tree.attribute(root, "ID");
        if (id == null || !id.matches("[\\p{L}_][\\p{L}\\p{N}_.\\-]{0,255}")) throw new Refused(Why.ID);
        var issuer = Tree.childText(root, Names.ASSERTION, "Issuer");
        if (issuer == null || issuer.isEmpty() || issuer.length() > LONGEST) throw new Refused(Why.ISSUER);
        var at = Tree.moment(root, "IssueInstant");
        if (at == null) throw new Refused(Why.CONTENT, "IssueInstant");
        return new Header(id, issuer, Tree.attribute(root, "Destination"), at);
    }

    /** @param here the address of ours that it was sent to. @throws Refused for one that is not meant for us now */
    public void check(String here, Instant now) {
        if (!here.equals(destination)) throw new Refused(Why.DESTINATION, here);
        if (issuedAt.isBefore(now.minus(OLDEST)) || issuedAt.isAfter(now.plus(AHEAD)))
            throw new Refused(Why.TIME, issuedAt.toString());
    }
}
