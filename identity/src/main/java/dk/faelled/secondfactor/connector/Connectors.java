package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.key.ApiKey;
import dk.faelled.platform.key.IssueKey;
import dk.faelled.platform.key.KeyRegister;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sign-in points of the current authority, and which of them calls. */
@Service
@Transactional
public class Connectors {
    /** A sign-in point serves a whole authority (identity 5.1). */
    private static final int CALLS_A_SECOND = 500;

    private static final int CALLS_AT_ONCE = 2_000;
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_NAME = 100;

    private final Map<Caller, Known> known = new ConcurrentHashMap<>();
    private final Map<UUID, Heard> heard = new ConcurrentHashMap<>();
    private final ConnectorTable table;
    private final KeyRegister keys;
    private final Audit audit;
    private final Clock clock;

    private record Caller(TenantId tenant, UUID actor) {}

    private record Known(Connector connector, Instant at) {}

    /** Which version it said it is of, and when that was written down. */
    private record Heard(String version, Instant at) {}

    /** What the log tells of one. */
    private record Shown(String name, Connector.Kind kind, boolean anyOwner, List<String> redirects) {
        static Shown of(Connector connector) {
            return new Shown(connector.name(), connector.kind(), connector.anyOwner(), connector.redirects());
        }
    }

    Connectors(ConnectorTable table, KeyRegister keys, Audit audit, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** The one that calls. A key that was made without the page is a sign-in point of its own name. */
    public Connector calling() {
        var actor = Context.current().actor();
        var caller = new Caller(Tenant.current(), actor.id());
        var now = clock.instant();
        var before = known.get(caller);
        if (before != null && before.at().plus(FRESH).isAfter(now)) return before.connector();
        var found = find(actor);
        if (known.size() > REMEMBERED) known.clear();
        known.put(caller, new Known(found, now));
        return found;
    }

    private Connector find(Actor actor) {
        var id = actor.kind() == Actor.Kind.API_KEY
                ? keys.find(actor.id()).map(ApiKey::account).orElse(actor.id())
                : actor.id();
        return table.find(id)
                .orElseGet(() -> new Connector(id, actor.name(), Connector.Kind.SERVER, false, List.of(), ""));
    }

    /** Where a page of ours may lead back to for it. */
    @Transactional(readOnly = true)
    public List<String> redirects(UUID id) {
        return table.find(id).map(Connector::redirects).orElse(List.of());
    }

    /** As devices show it; empty where it was never registered. */
    @Transactional(readOnly = true)
    public String name(UUID id) {
        return table.find(id).map(Connector::name).orElse("");
    }

    /** It said which version it is of. */
    void heardFrom(Connector connector, String version) {
        var now = clock.instant();
        var before = heard.get(connector.id());
        if (before != null
                && before.version().equals(version)
                && before.at().plus(SEEN_AGAIN).isAfter(now)) return;
        table.used(connector.id(), version, now, now.minus(SEEN_AGAIN));
        if (heard.size() > REMEMBERED) heard.clear();
        heard.put(connector.id(), new Heard(version, now));
    }

    @Transactional(readOnly = true)
    public List<Connector> page(@Nullable UUID after, int size) {
        return table.page(after, size);
    }

    @Transactional(readOnly = true)
    public Connector get(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("connector " + id));
    }

    /** @return its key, which is told once */
    public KeyRegister.Issued add(String name, Connector.Kind kind) {
        checkName(name);
        var issued = keys.issue(IssueKey.of(name, "", kind.permissions(), null, null, CALLS_A_SECOND, CALLS_AT_ONCE));
        var account = keys.find(issued.id()).map(ApiKey::account).orElseThrow();
        var connector = new Connector(account, name.strip(), kind, false, List.of(), "");
        table.add(connector, clock.instant());
        audit.changed("secondfactor.connector.add", "connector:" + account, null, Shown.of(connector), null);
        return issued;
    }

    /** @param redirects addresses, each https with a host, or http for this machine */
    public void change(UUID id, String name, boolean anyOwner, List<String> redirects) {
        checkName(name);
        for (var address : redirects) Redirects.check(address);
        var before = get(id);
        var after = new Connector(id, name.strip(), before.kind(), anyOwner, redirects, before.version());
        table.change(after);
        audit.changed("secondfactor.connector.change", "connector:" + id, Shown.of(before), Shown.of(after), null);
        known.values().removeIf(one -> one.connector().id().equals(id));
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME)
            throw new RuleBroken("secondfactor.connector.name", LONGEST_NAME).at("name");
    }
}
