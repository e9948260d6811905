package dk.faelled.identity.security;

import java.util.List;

/** @param level NSIS level in words; empty where it concerns nobody @param factors apps and keys, the oldest first @param sessions the one that was used last first */
public record SecurityView(String level, List<Factor> factors, List<Session> sessions) {

    /** @param kind in words @param warning what is wrong with it; empty for nothing @param remove path of the page */
    public record Factor(String name, String kind, String added, String used, String warning, String remove) {}

    /** @param systems names of those that were told of it @param current this very one @param end path that ends it */
    public record Session(
            String where,
            String address,
            String method,
            String begun,
            String used,
            String systems,
            boolean current,
            String end) {}

    public boolean hasOthers() {
        return sessions.stream().anyMatch(session -> !session.current());
    }
}
