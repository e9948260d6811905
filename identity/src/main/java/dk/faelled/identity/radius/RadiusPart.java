package dk.faelled.identity.radius;

import dk.faelled.identity.provider.history.Historic;
import dk.faelled.identity.provider.history.InWords;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.radius.RadiusClient.Kept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** From where a client sends, and whether it proves its requests, which has a history; its secret has none. */
@Component
class RadiusPart implements Historic<Kept> {
    private final RadiusClients clients;

    RadiusPart(RadiusClients clients) {
        this.clients = clients;
    }

    @Override
    public Part part() {
        return Part.RADIUS;
    }

    @Override
    public Class<Kept> kept() {
        return Kept.class;
    }

    @Override
    public Optional<Kept> now(UUID provider) {
        return clients.find(provider).map(RadiusClient::kept);
    }

    @Override
    public void back(UUID provider, Kept state) {
        clients.change(provider, state.ranges(), state.legacy());
    }

    @Override
    public List<Map<String, List<String>>> inWords(List<Kept> states) {
        return states.stream()
                .map(kept -> new InWords()
                        .put("identity.radius.ranges", kept.ranges())
                        .put("identity.radius.legacy", kept.legacy())
                        .all())
                .toList();
    }
}
