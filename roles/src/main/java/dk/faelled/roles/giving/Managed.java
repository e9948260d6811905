package dk.faelled.roles.giving;

import java.util.List;

/** An IT system whose assignments others manage. */
record Managed(long itSystemId, String itSystemName, List<Role> roles) {
    record Role(long id, String name, String description) {}
}
