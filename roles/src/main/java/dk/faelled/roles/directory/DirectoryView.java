package dk.faelled.roles.directory;

import java.util.List;
import java.util.UUID;

/**
 * How it stands with the synchronisation of Active Directory.
 *
 * @param groups those that are still to be told of
 * @param operations those that are still to be done
 * @param domains those whose synchroniser keeps its settings here
 */
public record DirectoryView(
        long groups, long operations, List<Client> clients, List<String> domains, List<Fault> faults) {
    /** @param seen as it is read */
    public record Client(UUID id, String name, String version, String seen, boolean logWanted) {
        public String ask() {
            return DirectoryPages.PATH + "/" + id + "/log";
        }
    }

    /** @param at as it is read */
    public record Fault(String at, String domain, String said) {}
}
