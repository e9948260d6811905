package dk.faelled.identity.session;

import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sessions of an account, wherever they were begun: to be seen and to be ended (BEY-11). */
@Service
public class OwnSessions {
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    /** @param reference by which it is ended; nothing that opens it */
    public record Open(String reference, SessionFacts facts, Instant lastUsed) {}

    private record Ended(int sessions) {}

    OwnSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
    }

    /** The one that was used last first. */
    public List<Open> of(SignedIn who) {
        return found(who).entrySet().stream()
                .filter(one -> !one.getValue().isExpired())
                .filter(one -> one.getValue().getAttribute(SessionFacts.KEY) instanceof SessionFacts)
                .map(one -> new Open(
                        reference(one.getKey()),
                        one.getValue().getRequiredAttribute(SessionFacts.KEY),
                        one.getValue().getLastAccessedTime()))
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    /** Of an account of the current authority. */
    public List<Open> of(UUID account) {
        return of(whoever(account));
    }

    private static SignedIn whoever(UUID account) {
        return new SignedIn(Tenant.current().value(), account, account, "");
    }

    /** @return whether there was such a one */
    public boolean end(SignedIn who, String reference) {
        var ended = found(who).keySet().stream()
                .filter(id -> reference(id).equals(reference))
                .toList();
        end(who, ended);
        return !ended.isEmpty();
    }

    /** All but that one. @param reference empty for all */
    public int endOthers(SignedIn who, String reference) {
        var ended = found(who).keySet().stream()
                .filter(id -> !reference(id).equals(reference))
                .toList();
        end(who, ended);
        return ended.size();
    }

    /** All of an account of the current authority, as soon as the running transaction is kept. */
    public void endAfterCommit(UUID account) {
        var who = whoever(account);
        Afterwards.run(() -> delete(found(who).keySet()));
    }

    /**
     * Of an account of the current authority, as soon as the running transaction is kept: those that were opened from
     * elsewhere since its password was last proved at a known address, as far as open sessions tell (BEY-02).
     *
     * @return how many they are
     */
    public int endUntrusted(UUID account, Predicate<String> known) {
        var open = new HashMap<String, SessionFacts>();
        found(whoever(account)).forEach((id, session) -> {
            if (session.getAttribute(SessionFacts.KEY) instanceof SessionFacts facts) open.put(id, facts);
        });
        var trusted = open.values().stream()
                .filter(facts -> known.test(facts.address()))
                .map(SessionFacts::provedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        open.values()
                .removeIf(
                        facts -> known.test(facts.address()) || facts.provedAt().isBefore(trusted));
        var ids = List.copyOf(open.keySet());
        Afterwards.run(() -> delete(ids));
        return ids.size();
    }

    private void delete(Collection<String> ids) {
        ids.forEach(id -> Tenant.none("sessions belong to no tenant", () -> {
            sessions.deleteById(id);
            return id;
        }));
    }

    private void end(SignedIn who, List<String> ids) {
        if (ids.isEmpty()) return;
        delete(ids);
        transaction.executeWithoutResult(status ->
                audit.changed("identity.session.end", "account:" + who.account(), null, new Ended(ids.size()), null));
    }

    private Map<String, ? extends Session> found(SignedIn who) {
        return Tenant.none(
                "sessions belong to no tenant", () -> sessions.findByPrincipalName(SignInSession.principal(who)));
    }

    /** Of a session's id: what can be shown. */
    public static String reference(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, Long.BYTES * 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
