package dk.faelled.roles.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What synchronisers are told; the names of the members are those that clients know. */
final class DirectoryAnswer {
    private DirectoryAnswer() {}

    /** @param head say that all up to it is done @param maxHead with this */
    record Sync(long head, long maxHead, List<Group> assignments) {}

    /** A group with all its members; clients of different age read the one or the other spelling. */
    record Group(
            @JsonProperty("groupName") String groupName,
            @JsonProperty("sAMAccountNames") List<String> accountNames,
            @JsonProperty("samaccountNames") List<String> sameAccountNames) {
        static Group of(String name, List<String> members) {
            return new Group(name, members, members);
        }
    }

    record Operations(long head, List<Operation> operations) {}

    /** @param active to be made; else to be removed */
    record Operation(
            String systemRoleIdentifier,
            String itSystemIdentifier,
            boolean active,
            String adGroupType,
            boolean universal,
            String description,
            String domain) {}
}
