package dk.faelled.organisation.history;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.EntityNames;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the pages of other modules what units, persons and all that hangs on them are called. */
@Component
class OrganisationNames implements EntityNames {
    private static final Map<String, Type> TYPES =
            Arrays.stream(Type.values()).collect(Collectors.toMap(Type::table, type -> type));
    private final Names names;
    private final Clock clock;

    OrganisationNames(Names names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return TYPES.keySet();
    }

    @Override
    public Map<String, Link> of(Collection<String> entities) {
        var ids = new HashMap<String, UUID>();
        for (var entity : entities) {
            int colon = entity.indexOf(':');
            if (colon > 0 && TYPES.containsKey(entity.substring(0, colon)))
                ids.put(entity, UUID.fromString(entity.substring(colon + 1)));
        }
        var called = names(ids.values());
        var links = new HashMap<String, Link>();
        ids.forEach((entity, id) -> links.put(entity, link(entity, id, called)));
        return links;
    }

    private static Link link(String entity, UUID id, Map<UUID, String> called) {
        var table = entity.substring(0, entity.indexOf(':'));
        var noun = Messages.text("organisation.audit." + table);
        var name = called.get(id);
        return new Link(name == null ? noun : noun + ": " + name, "/organisation/history/" + table + "/" + id);
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> ids) {
        return names.of(ids, AsOf.on(LocalDate.now(clock)));
    }
}
