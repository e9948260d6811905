package dk.faelled.secondfactor.connector;

import java.util.List;
import java.util.UUID;

/**
 * A sign-in point that asks: an AD FS plug-in, a RADIUS server, another identity provider.
 *
 * @param id of the service account of its key, which outlives keys
 * @param name as devices show it
 * @param anyOwner it may see devices of owners whom it did not name itself, as the replaced product let it
 * @param redirects addresses that a page of ours may lead back to
 * @param version as it said last; empty for none
 */
public record Connector(UUID id, String name, Kind kind, boolean anyOwner, List<String> redirects, String version) {
    public enum Kind {
        /** Login-server: AD FS, RADIUS, Windows */
        SERVER,
        /** Myndighed: loads user names */
        MUNICIPALITY,
        /** Login-udbyder: an identity provider that lets people manage their devices */
        LOGIN_PROVIDER;

        /** What its key may; a login provider is a sign-in point too. */
        List<String> permissions() {
            return switch (this) {
                case SERVER -> List.of(ConnectorRights.SERVER);
                case MUNICIPALITY -> List.of(ConnectorRights.MUNICIPALITY);
                case LOGIN_PROVIDER -> List.of(ConnectorRights.SERVER, ConnectorRights.LOGIN_PROVIDER);
            };
        }
    }
}
