package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.Suspected;
import dk.faelled.secondfactor.Suspected.Cause;
import dk.faelled.secondfactor.owner.KnownPersons;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down and tells that a password may be in wrong hands. Within the running transaction of the authority that asked. */
@Component
class Suspicions {
    private final KnownPersons persons;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    private record Asked(String deviceId, String serverName) {}

    Suspicions(KnownPersons persons, Audit audit, ApplicationEventPublisher events) {
        this.persons = persons;
        this.audit = audit;
        this.events = events;
    }

    void notMe(Challenge challenge) {
        tell(
                Cause.NOT_ME,
                challenge.subscriptionKey(),
                challenge.deviceId(),
                challenge.owner(),
                challenge.userName(),
                challenge.serverName());
    }

    void tired(UUID id, String deviceId, OwnerKey owner, String userName, String serverName) {
        tell(Cause.ASKED_TOO_OFTEN, id, deviceId, owner, userName, serverName);
    }

    private void tell(
            Cause cause, UUID id, String deviceId, @Nullable OwnerKey owner, String userName, String serverName) {
        var action = cause == Cause.NOT_ME ? "secondfactor.challenge.not-me" : "secondfactor.challenge.tired";
        audit.changed(action, "device:" + deviceId, null, new Asked(deviceId, serverName), null);
        var accounts = owner == null ? List.<UUID>of() : persons.accounts(owner);
        events.publishEvent(new Suspected(Tenant.current(), cause, id, accounts, userName, serverName));
    }
}
