package dk.faelled.identity.provider.claims;

import dk.faelled.platform.NotFound;
import java.util.List;
import java.util.Map;

/** The person of the examples. */
final class Anna implements PersonSource {
    private static final Map<String, String> FIELDS = Map.of(
            "userId", "annje",
            "name", "Anna Bente Jensen",
            "firstname", "Anna Bente",
            "lastname", "Jensen",
            "email", "annje@dalby.example",
            "uuid", "00112233-4455-6677-8899-aabbccddeeff");

    @Override
    public String field(String name) {
        return FIELDS.getOrDefault(name, "");
    }

    @Override
    public List<String> userRoles(String system) {
        if (system.equals("intet")) throw new NotFound("system intet");
        return system.equals("fag") ? List.of("sagsbehandler", "leder") : List.of();
    }

    @Override
    public List<String> systemRoles(String system) {
        return system.equals("fag") ? List.of("skriv", "læs") : List.of();
    }

    @Override
    public boolean holdsSystemRole(String system, String role) {
        return systemRoles(system).contains(role);
    }

    @Override
    public List<String> groups() {
        return List.of("Fag-Læsere", "Fag-Skrivere", "Kantinen");
    }

    @Override
    public String privileges(String system) {
        return system.equals("fag") ? "PEJwcC8+" : "";
    }
}
