package dk.faelled.roles.lookup;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.faelled.roles.Profile;
import java.util.List;
import java.util.Map;

/** What look-ups answer; the names of the members are those that clients know. */
final class LookupAnswer {
    private LookupAnswer() {}

    record NameId(@JsonProperty("nameID") String nameId) {}

    record Bpp(
            @JsonProperty("nameID") String nameId,
            @JsonProperty("oioBPP") String oioBpp,
            @JsonProperty("roleMap") Map<String, String> roleMap) {
        static Bpp of(Profile profile, String encoded) {
            return new Bpp(profile.nameId(), encoded, profile.roleMap());
        }
    }

    record AsList(
            @JsonProperty("nameID") String nameId,
            @JsonProperty("userRoles") List<String> userRoles,
            @JsonProperty("systemRoles") List<String> systemRoles,
            @JsonProperty("dataRoles") List<String> dataRoles,
            @JsonProperty("functionRoles") List<String> functionRoles,
            @JsonProperty("roleMap") Map<String, String> roleMap,
            @JsonProperty("disabled") boolean disabled) {}
}
