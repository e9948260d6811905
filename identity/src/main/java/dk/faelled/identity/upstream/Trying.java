package dk.faelled.identity.upstream;

import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Person;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What would come of a sign-in, shown to the administrator who has tried it; nobody is signed in. */
@Component
class Trying {
    private static final String KEY = "identity.source-trial";
    private static final int LONGEST = 200;
    private static final int MOST = 100;
    private final Arrivals arrivals;
    private final Domains domains;

    /** @param values numbers of persons are masked */
    record Line(String name, List<String> values) implements Serializable {}

    /**
     * @param told what the provider has said
     * @param person whom it means, in words; empty for nobody
     * @param account the person has one
     * @param fault why nobody would come in; null where somebody would
     */
    record Tried(
            UUID source,
            List<Line> told,
            String person,
            boolean account,
            String level,
            boolean second,
            @Nullable Fault fault,
            String detail)
            implements Serializable {}

    Trying(Arrivals arrivals, Domains domains) {
        this.arrivals = arrivals;
        this.domains = domains;
    }

    /** @return the path of the page that shows it */
    String tried(LoginSource source, Supplier<Said> said, HttpServletRequest request) {
        request.getSession().setAttribute(KEY, tried(source, said));
        return LoginSourcePages.PATH + "/" + source.id() + "/trial";
    }

    private Tried tried(LoginSource source, Supplier<Said> asked) {
        List<Line> told = List.of();
        try {
            var said = asked.get();
            told = lines(said);
            var person = arrivals.person(source, said);
            var proofs = arrivals.proofs(source, said);
            return new Tried(
                    source.id(),
                    told,
                    words(person),
                    person.account() != null,
                    proofs.passwordLevel().name(),
                    proofs.secondAt() != null,
                    null,
                    "");
        } catch (SourceRefused refused) {
            return new Tried(source.id(), told, "", false, "", false, refused.fault(), refused.detail());
        }
    }

    private static List<Line> lines(Said said) {
        var all = new ArrayList<Line>();
        said.claims().forEach((name, values) -> {
            if (all.size() < MOST)
                all.add(new Line(
                        shortened(name),
                        values.stream()
                                .limit(MOST)
                                .map(Arrivals::masked)
                                .map(Trying::shortened)
                                .toList()));
        });
        return all;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String words(Person person) {
        return Messages.text(
                "identity.source.trial.person",
                person.name(),
                person.userName(),
                domains.get(person.domain()).name());
    }

    /** The last one of the session; null for none of this source. */
    static @Nullable Tried last(UUID source, HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEY) instanceof Tried tried
                        && tried.source().equals(source)
                ? tried
                : null;
    }
}
