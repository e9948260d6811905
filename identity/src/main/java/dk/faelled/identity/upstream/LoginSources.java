package dk.faelled.identity.upstream;

import dk.faelled.identity.certificate.Holder;
import dk.faelled.identity.certificate.KnownCertificates;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The other providers of an authority. */
@Service
@Transactional
class LoginSources {
    static final int MOST = 20;
    private final LoginSourceTable table;
    private final Domains domains;
    private final KnownCertificates certificates;
    private final SourceSessions sessions;
    private final Audit audit;

    LoginSources(
            LoginSourceTable table,
            Domains domains,
            KnownCertificates certificates,
            SourceSessions sessions,
            Audit audit) {
        this.table = table;
        this.domains = domains;
        this.certificates = certificates;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** By name, at most {@link #MOST}. */
    @Transactional(readOnly = true)
    public List<LoginSource> all() {
        return table.all();
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public LoginSource get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("login source " + id));
    }

    @Transactional(readOnly = true)
    public Optional<LoginSource> find(UUID id) {
        return table.find(id);
    }

    /** @throws RuleBroken where there are enough, or the name is another's */
    public void add(LoginSource source) {
        if (table.all().size() >= MOST) throw new RuleBroken("identity.source.many", MOST);
        if (table.add(source) == 0) throw new RuleBroken("identity.source.name.taken").at("name");
        audit.changed("identity.source.add", entity(source.id()), null, source, null);
    }

    /** @param how the id and the kind stay @throws RuleBroken at the field that is wrong */
    public LoginSource change(UUID id, UnaryOperator<LoginSource> how) {
        table.hold(id);
        var before = get(id);
        var after = how.apply(before);
        if (after.equals(before)) return before;
        var known = domains.all().stream().map(Domain::name).collect(Collectors.toSet());
        for (var name : after.homeDomains())
            if (!known.contains(name)) throw new RuleBroken("identity.provider.domain", name).at("homeDomains");
        var domain = after.match().domain();
        if (!domain.isEmpty() && !known.contains(domain))
            throw new RuleBroken("identity.provider.domain", domain).at("domain");
        if (table.change(after) == 0) throw new RuleBroken("identity.source.name.taken").at("name");
        if (before.enabled() && !after.enabled()) sessions.endOf(id);
        audit.changed("identity.source.change", entity(id), before, after, null);
        return after;
    }

    /** Nobody signs in through it any more, and what was kept of it is gone. */
    public void remove(UUID id) {
        var before = get(id);
        table.remove(id);
        certificates.forget(Holder.source(id));
        sessions.endOf(id);
        audit.changed("identity.source.remove", entity(id), before, null, null);
    }

    /** As the log names it. */
    static String entity(UUID source) {
        return "identity-source:" + source;
    }
}
