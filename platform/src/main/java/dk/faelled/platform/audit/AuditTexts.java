package dk.faelled.platform.audit;

import dk.faelled.platform.EntityNames;
import dk.faelled.platform.Modules;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Component;

/** Entries as people read them: actions in words, objects by their names. */
@Component
class AuditTexts {
    private static final Predicate<String> AN_OBJECT =
            Pattern.compile("[a-z_-]+:[0-9a-f-]{36}").asMatchPredicate();
    private final List<EntityNames> names;
    private final Modules modules;

    AuditTexts(List<EntityNames> names, Modules modules) {
        this.names = names;
        this.modules = modules;
    }

    List<AuditView.Line> lines(List<Found> entries, String path) {
        var called = called(entries.stream().map(Found::entity).distinct().toList());
        return entries.stream()
                .map(entry -> new AuditView.Line(
                        moment(entry),
                        path + "/" + entry.id(),
                        action(entry.action()),
                        actor(entry),
                        entity(entry.entity(), called),
                        entry.seq() != null))
                .toList();
    }

    AuditView.Entry entry(Found entry) {
        var payload = entry.payload() == null ? null : new Payload(entry.payload());
        var ids = payload == null ? Map.<UUID, String>of() : named(payload.ids());
        var access = entry.stream().equals("ACCESS");
        var path = access ? "/audit/access" : "/audit";
        return new AuditView.Entry(
                access,
                action(entry.action()),
                entry.action(),
                moment(entry),
                actor(entry),
                entry.actor(),
                entity(entry.entity(), called(List.of(entry.entity()))),
                entry.entity(),
                payload == null ? null : where(payload),
                payload == null ? null : payload.said(),
                payload == null,
                payload == null ? List.of() : payload.changes(AuditTexts::label, text -> Payload.named(text, ids)),
                entry.seq(),
                entry.id().toString(),
                entry.correlation(),
                new Query(List.of()).with("correlation", entry.correlation()).on(path),
                new Query(List.of()).with("entity", entry.entity()).on(path));
    }

    private static @Nullable String where(Payload payload) {
        if (payload.source() == null) return null;
        var source = Messages.text("platform.audit.source." + payload.source());
        return payload.address() == null
                ? source
                : Messages.text("platform.audit.from-address", source, payload.address());
    }

    private static String moment(Found entry) {
        return Formats.current().exact(entry.at());
    }

    /** The program acts in nobody's name. */
    private static String actor(Found entry) {
        return entry.actorName().isBlank() ? entry.actor() : entry.actorName();
    }

    /** {@code organisation.unit.update} in words: its own text, else noun and verb, else as it stands. */
    static String action(String action) {
        var own = "audit." + action;
        if (Messages.current().has(own)) return Messages.text(own);
        var parts = action.split("\\.", -1);
        if (parts.length != 3) return action;
        var verb = "platform.audit.verb." + parts[2];
        var noun = parts[0] + ".audit." + parts[1];
        return Messages.current().has(verb) && Messages.current().has(noun)
                ? Messages.text(verb, Messages.text(noun))
                : action;
    }

    private static String label(String path) {
        var last = path.substring(path.lastIndexOf('/') + 1).strip();
        var key = "platform.audit.field." + last;
        return Messages.current().has(key)
                ? path.substring(0, path.length() - last.length()) + Messages.text(key)
                : path;
    }

    private Map<String, Link> called(Collection<String> entities) {
        var objects = entities.stream().filter(AN_OBJECT).toList();
        var called = new HashMap<String, Link>();
        for (var of : names) {
            var links = of.of(objects);
            // what a module that is off holds keeps its name, but has no page
            if (!modules.isOn(AopUtils.getTargetClass(of))) links = withoutPages(links);
            called.putAll(links);
        }
        return called;
    }

    private static Map<String, Link> withoutPages(Map<String, Link> links) {
        return links.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, link -> new Link(link.getValue().text(), "")));
    }

    private Map<UUID, String> named(Collection<UUID> ids) {
        var named = new HashMap<UUID, String>();
        for (var of : names) named.putAll(of.names(ids));
        return named;
    }

    private static Link entity(String reference, Map<String, Link> called) {
        var known = called.get(reference);
        return known == null ? new Link(reference, "") : known;
    }
}
