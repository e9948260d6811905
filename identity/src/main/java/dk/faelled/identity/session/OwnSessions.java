package dk.faelled.identity.session;

import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sessions of an account, wherever they were begun: to be seen and to be ended (BEY-11). */
@Service
public class OwnSessions {
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final ObjectProvider<SessionsEnded> told;
    private final Audit audit;
    private final TransactionTemplate transaction;

    /**
     * @param reference by which it is ended; nothing that opens it
     * @param number what it is called outside; null where nobody was told of it
     */
    public record Open(
            String reference,
            SessionFacts facts,
            Instant lastUsed,
            @Nullable UUID number) {}

    private record Ended(int sessions) {}

    OwnSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            ObjectProvider<SessionsEnded> told,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.told = told;
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
                        one.getValue().getLastAccessedTime(),
                        SessionNumber.ifAny(one.getValue())))
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
        return end(who, id -> reference(id).equals(reference)) > 0;
    }

    /** All but that one. @param reference empty for all */
    public int endOthers(SignedIn who, String reference) {
        return end(who, id -> !reference(id).equals(reference));
    }

    /** Those of an account of the current authority of which that is true. @return how many they were */
    public int endWhere(UUID account, Predicate<SessionFacts> which) {
        var ended = new LinkedHashMap<String, Session>(found(whoever(account)));
        ended.values()
                .removeIf(session ->
                        !(session.getAttribute(SessionFacts.KEY) instanceof SessionFacts facts) || !which.test(facts));
        if (ended.isEmpty()) return 0;
        delete(ended);
        transaction.executeWithoutResult(status ->
                audit.changed("identity.session.end", "account:" + account, null, new Ended(ended.size()), null));
        return ended.size();
    }

    /** All of an account of the current authority, as soon as the running transaction is kept. */
    public void endAfterCommit(UUID account) {
        var who = whoever(account);
        Afterwards.run(() -> delete(found(who)));
    }

    /**
     * Of an account of the current authority, as soon as the running transaction is kept: those that were opened from
     * elsewhere since its password was last proved at a known address, as far as open sessions tell (BEY-02).
     *
     * @return how many they are
     */
    public int endUntrusted(UUID account, Predicate<String> known) {
        var all = new LinkedHashMap<String, Session>(found(whoever(account)));
        var open = new HashMap<String, SessionFacts>();
        all.forEach((id, session) -> {
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
        all.keySet().retainAll(open.keySet());
        Afterwards.run(() -> delete(all));
        return all.size();
    }

    private void delete(Map<String, ? extends Session> ended) {
        ended.keySet()
                .forEach(id -> Tenant.none("sessions belong to no tenant", () -> {
                    sessions.deleteById(id);
                    return id;
                }));
        var numbers = ended.values().stream()
                .flatMap(session -> Stream.ofNullable(SessionNumber.ifAny(session)))
                .toList();
        if (!numbers.isEmpty()) told.orderedStream().forEach(one -> one.ended(numbers));
    }

    private int end(SignedIn who, Predicate<String> which) {
        var ended = new LinkedHashMap<String, Session>(found(who));
        ended.keySet().removeIf(which.negate());
        if (ended.isEmpty()) return 0;
        delete(ended);
        transaction.executeWithoutResult(status ->
                audit.changed("identity.session.end", "account:" + who.account(), null, new Ended(ended.size()), null));
        return ended.size();
    }

    private Map<String, ? extends Session> found(SignedIn who) {
        return Tenant.none(
                "sessions belong to no tenant", () -> sessions.findByPrincipalName(SignInSession.principal(who)));
    }

    /** Of a session's id: what can be shown. */
    public static String reference(String id) {
        return HexFormat.of().formatHex(Sha256.of(id), 0, Long.BYTES * 2);
    }
}
