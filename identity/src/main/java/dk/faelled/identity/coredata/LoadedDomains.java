package dk.faelled.identity.coredata;

import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domain.Source;
import dk.faelled.identity.person.Domains;
import dk.faelled.platform.Audit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which domains are loaded, and with which caution. */
@Service
@Transactional
class LoadedDomains {
    private final Domains domains;
    private final JdbcClient sql;
    private final Audit audit;

    /**
     * @param guarded a load that would lock very many is refused; else the administrators are told of it
     * @param removalAllowed somebody has said that the next one may, once
     */
    record Caution(boolean guarded, boolean removalAllowed) {}

    private record Guarded(boolean guarded) {}

    LoadedDomains(Domains domains, JdbcClient sql, Audit audit) {
        this.domains = domains;
        this.sql = sql;
        this.audit = audit;
    }

    /** @throws CoreDataRefused where there is none of that name that is loaded by itself */
    @Transactional(readOnly = true)
    public Tree tree(@Nullable String name) {
        if (name == null || name.isBlank()) throw CoreDataRefused.wrong(Fault.of("domain.missing"));
        var top = domains.named(name).orElseThrow(() -> CoreDataRefused.wrong(Fault.of("domain.none", name.strip())));
        if (top.source() != Source.COREDATA)
            throw CoreDataRefused.wrong(Fault.of(
                    "domain.source",
                    top.name(),
                    Fault.of(
                            top.source() == Source.ORGANISATION
                                    ? "domain.source.organisation"
                                    : "domain.source.accounts")));
        var all = domains.all();
        if (top.parent() != null)
            throw CoreDataRefused.wrong(Fault.of(
                    "domain.below", top.name(), domains.get(top.parent()).name()));
        return new Tree(top, below(all, top));
    }

    private static List<Domain> below(List<Domain> all, Domain top) {
        return all.stream().filter(one -> top.id().equals(one.parent())).toList();
    }

    /** Held until the running transaction ends. @throws CoreDataRefused where another load of it runs */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Tree tree) {
        boolean held = sql.sql("""
                        select pg_try_advisory_xact_lock(
                                   hashtextextended('identity.load:' || current_setting('app.tenant') || :domain, 0))
                        """)
                .param("domain", tree.top().id().toString())
                .query(Boolean.class)
                .single();
        if (!held) throw CoreDataRefused.busy(Fault.of("busy", tree.top().name()));
    }

    @Transactional(readOnly = true)
    public Caution caution(UUID domain) {
        return sql.sql("select load_guarded, removal_allowed from identity_domain where id = :id")
                .param("id", domain)
                .query((row, _) -> new Caution(row.getBoolean(1), row.getBoolean(2)))
                .single();
    }

    public void guard(UUID domain, boolean guarded) {
        var before = caution(domain);
        if (before.guarded() == guarded) return;
        sql.sql("update identity_domain set load_guarded = :guarded where id = :id")
                .param("guarded", guarded)
                .param("id", domain)
                .update();
        audit.changed(
                "identity.load.guard",
                "identity-domain:" + domain,
                new Guarded(before.guarded()),
                new Guarded(guarded),
                null);
    }

    /** The next load may lock as many as it will. */
    public void allowRemoval(UUID domain) {
        allow(domain, true);
        audit.changed("identity.load.allow", "identity-domain:" + domain, null, null, null);
    }

    /** It has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removalDone(UUID domain) {
        allow(domain, false);
    }

    private void allow(UUID domain, boolean allowed) {
        sql.sql("update identity_domain set removal_allowed = :allowed where id = :id")
                .param("allowed", allowed)
                .param("id", domain)
                .update();
    }
}
