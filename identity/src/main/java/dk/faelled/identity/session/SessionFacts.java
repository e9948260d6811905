package dk.faelled.identity.session;

import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of itself: kept in the session, and shown to its owner (BEY-11).
 *
 * @param address from which it was begun
 * @param agent how the browser named itself, cut short
 * @param source the other provider by which it was begun; null for none
 */
public record SessionFacts(
        Proofs proofs,
        Method method,
        String address,
        String agent,
        Instant startedAt,
        @Nullable LoginOrigin source) implements Serializable {
    /** The name of the session attribute; while a session is made, of the request attribute with what was proved. */
    public static final String KEY = "identity.session";

    private static final int LONGEST = 300;

    /** By what somebody came in. */
    public enum Method {
        PASSWORD,
        /** a password and the code of an app */
        CODE,
        /** a password and a key */
        KEY,
        /** a passkey and nothing else */
        PASSKEY,
        /** another provider, which vouches for it */
        SOURCE;

        /** What remains where a second factor comes beside it. */
        public Method beside(Method by) {
            return this == SOURCE && (by == CODE || by == KEY) ? this : by;
        }
    }

    public SessionFacts(Proofs proofs, Method method, String address, String agent, Instant startedAt) {
        this(proofs, method, address, agent, startedAt, null);
    }

    static SessionFacts begun(
            Proofs proofs, Method method, @Nullable LoginOrigin source, HttpServletRequest request, Instant now) {
        var agent = request.getHeader("User-Agent");
        var named = agent == null ? "" : agent;
        return new SessionFacts(
                proofs,
                method,
                request.getRemoteAddr(),
                named.length() > LONGEST ? named.substring(0, LONGEST) : named,
                now,
                source);
    }

    /** When its password, or what stands for it, was proved last. */
    Instant provedAt() {
        var at = proofs.passwordAt();
        return at == null ? startedAt : at;
    }

    /** Null for one that is not signed in. */
    public static @Nullable SessionFacts of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(KEY) instanceof SessionFacts facts ? facts : null;
    }

    /** The same session with more proved. Its id is another from now on, so that one overheard before is worth nothing. */
    public void prove(Proofs more, HttpServletRequest request) {
        prove(more, method, request);
    }

    /** @param by with what; a session that rests on a passkey goes on doing so, and one of another provider beside a second factor */
    public void prove(Proofs more, Method by, HttpServletRequest request) {
        request.changeSessionId();
        var with = method == Method.PASSKEY ? method : method.beside(by);
        request.getSession().setAttribute(KEY, new SessionFacts(more, with, address, agent, startedAt, source));
    }

    /** In words. */
    public String inWords() {
        return method == Method.SOURCE && source != null
                ? Messages.text("identity.session.method.SOURCE", source.name())
                : Messages.text("identity.session.method." + method);
    }
}
