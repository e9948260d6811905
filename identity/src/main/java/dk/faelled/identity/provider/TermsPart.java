package dk.faelled.identity.provider;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.provider.history.Historic;
import dk.faelled.identity.provider.history.InWords;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.platform.page.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The terms of a system, which have a history. */
@Component
class TermsPart implements Historic<ServiceProvider> {
    private final ServiceProviders providers;
    private final Groups groups;

    TermsPart(ServiceProviders providers, Groups groups) {
        this.providers = providers;
        this.groups = groups;
    }

    @Override
    public Part part() {
        return Part.TERMS;
    }

    @Override
    public Class<ServiceProvider> kept() {
        return ServiceProvider.class;
    }

    @Override
    public Optional<ServiceProvider> now(UUID provider) {
        return providers.find(provider);
    }

    /** What it calls itself stays: only its protocol's page can change that. */
    @Override
    public void back(UUID provider, ServiceProvider wanted) {
        providers.change(provider, now -> now.general(wanted.name(), wanted.notes(), wanted.enabled())
                .demanding(wanted.level(), wanted.policy(), wanted.exempt(), wanted.password(), wanted.secondFactor())
                .on(wanted.domains(), wanted.groups(), wanted.knownNetworksOnly()));
    }

    @Override
    public List<Map<String, List<String>>> inWords(List<ServiceProvider> states) {
        var named = states.stream().flatMap(one -> one.groups().stream()).collect(Collectors.toSet());
        var known = groups.all(named).stream().collect(Collectors.toMap(Group::id, Group::called));
        return states.stream().map(one -> inWords(one, known)).toList();
    }

    private static Map<String, List<String>> inWords(ServiceProvider terms, Map<UUID, String> groups) {
        return new InWords()
                .put("identity.provider.name.label", terms.name())
                .put("identity.provider.enabled", terms.enabled())
                .put("identity.provider.level", Messages.text("secondfactor.level." + terms.level()))
                .put("identity.provider.policy", Messages.text("identity.provider.policy." + terms.policy()))
                .put("identity.provider.exempt", terms.exempt())
                .put("identity.provider.password", minutes(terms.password()))
                .put("identity.provider.second", minutes(terms.secondFactor()))
                .put("identity.provider.domains", terms.domains())
                .put(
                        "identity.provider.groups",
                        terms.groups().stream()
                                .map(id -> groups.getOrDefault(id, id.toString()))
                                .toList())
                .put("identity.provider.known", terms.knownNetworksOnly())
                .put("identity.provider.notes.label", terms.notes().lines().toList())
                .all();
    }

    private static String minutes(@Nullable Duration time) {
        return time == null ? "" : Long.toString(time.toMinutes());
    }
}
