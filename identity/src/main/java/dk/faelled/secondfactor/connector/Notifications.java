package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.OuterLinks;
import dk.faelled.secondfactor.Challenges.Answer;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.device.FactorDevices;
import dk.faelled.secondfactor.device.LocalTime;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a challenge stands, as sign-in points read it. */
@Component
class Notifications {
    private final Tenants tenants;
    private final OuterLinks links;
    private final FactorDevices devices;

    /** @param redirectUrl where the browser goes with what has no screen to ask on; null for others */
    record Notification(
            UUID subscriptionKey,
            UUID pollingKey,
            boolean clientNotified,
            boolean clientAuthenticated,
            boolean clientRejected,
            String challenge,
            @Nullable String redirectUrl,
            boolean passwordless,
            DeviceType clientType,
            @Nullable String sentTimestamp,
            @Nullable String clientFetchedTimestamp,
            @Nullable String clientResponseTimestamp) {}

    Notifications(Tenants tenants, OuterLinks links, FactorDevices devices) {
        this.tenants = tenants;
        this.links = links;
        this.devices = devices;
    }

    Notification of(Challenge challenge) {
        return new Notification(
                challenge.subscriptionKey(),
                challenge.pollingKey(),
                challenge.pushedAt() != null,
                challenge.state() == Answer.AUTHENTICATED,
                challenge.state() == Answer.REJECTED || challenge.state() == Answer.SUPERSEDED,
                challenge.code(),
                redirect(challenge),
                challenge.passwordless(),
                challenge.type(),
                LocalTime.iso(challenge.pushedAt()),
                LocalTime.iso(challenge.fetchedAt()),
                LocalTime.iso(challenge.answeredAt()));
    }

    private @Nullable String redirect(Challenge challenge) {
        if (challenge.type().isApp()) return null;
        var page = challenge.type() == DeviceType.YUBIKEY ? "yubikey" : "authenticator";
        var tenant = tenants.find(Tenant.current()).orElseThrow();
        var path = "/os2faktor/mfalogin/" + page + "/" + challenge.pollingKey();
        var usual = links.of(tenant, path);
        // a browser offers a key under the name alone under which it was made
        return devices.place(challenge.deviceId())
                .filter(place -> !place.host().equals(URI.create(usual).getHost()))
                .map(place -> place.origin() + path)
                .orElse(usual);
    }
}
