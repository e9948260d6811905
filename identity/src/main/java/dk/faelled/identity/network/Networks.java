package dk.faelled.identity.network;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.KnownAddresses;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The known networks of an authority (IDP-09). */
@Service
@Transactional
public class Networks implements KnownAddresses {
    static final int MOST = 500;
    private static final int LONGEST_NOTE = 200;
    private final NetworkTable table;
    private final Audit audit;

    private record Kept(String range, String note) {}

    Networks(NetworkTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Network> all() {
        return table.all();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isKnown(String address) {
        // a link-local address bears the name of its interface
        return table.holds(address.replaceFirst("%.*", ""));
    }

    /** @throws RuleBroken at {@code range} or {@code note}, telling what is wrong */
    public Network add(String range, String note) {
        var parsed = NetworkRange.parse(range).toString();
        if (note.isBlank()) throw new RuleBroken("identity.network.note").at("note");
        if (note.strip().length() > LONGEST_NOTE)
            throw new RuleBroken("identity.network.note.long", LONGEST_NOTE).at("note");
        table.covering(parsed).ifPresent(there -> {
            throw new RuleBroken("identity.network.covered", there.range(), there.note()).at("range");
        });
        if (table.count() >= MOST) throw new RuleBroken("identity.network.many", MOST).at("range");
        var network = new Network(Ids.next(), parsed, note.strip());
        table.add(network);
        audit.changed(
                "identity.network.add",
                "identity-network:" + network.id(),
                null,
                new Kept(network.range(), network.note()),
                null);
        return network;
    }

    /** @throws NotFound where there is none */
    public Network remove(UUID id) {
        var network = table.find(id).orElseThrow(() -> new NotFound("network " + id));
        table.remove(id);
        audit.changed(
                "identity.network.remove",
                "identity-network:" + id,
                new Kept(network.range(), network.note()),
                null,
                null);
        return network;
    }
}
