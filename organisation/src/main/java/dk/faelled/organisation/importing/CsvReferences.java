package dk.faelled.organisation.importing;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom and what the rows of the CSV set refer to: by key, by UUID, persons also by CPR number. */
final class CsvReferences {
    private static final String CPR = "cpr:";

    private CsvReferences() {}

    record Persons(Map<String, UUID> byKey, Map<String, UUID> byCpr) {}

    static Persons persons(Keys keys, Collection<String> references) {
        return new Persons(
                keys.byKey(
                        Type.PERSON,
                        references.stream()
                                .filter(r -> !r.startsWith(CPR))
                                .distinct()
                                .toList()),
                keys.byCprKey(references.stream()
                        .filter(r -> r.startsWith(CPR))
                        .map(r -> SealedText.key(r.substring(CPR.length())))
                        .distinct()
                        .toList()));
    }

    static PersonId person(String reference, Persons persons) {
        boolean numbered = reference.startsWith(CPR);
        @Nullable
        UUID found = numbered
                ? persons.byCpr().get(SealedText.key(reference.substring(CPR.length())))
                : persons.byKey().get(reference);
        if (found == null && isUuid(reference)) found = UUID.fromString(reference);
        if (found == null)
            throw new RuleBroken("organisation.import.person-missing", numbered ? "***" : reference).at("person");
        return new PersonId(found);
    }

    static UnitId unit(String key, Map<String, UUID> found, String column) {
        var id = found.get(key);
        if (id != null) return new UnitId(id);
        if (isUuid(key)) return new UnitId(UUID.fromString(key));
        throw new RuleBroken("organisation.import.unit-missing", key).at(column);
    }

    /** The UUID of the file, else of the object with that key, else one made of the key. */
    static UUID id(String kind, String key, String uuid, Map<String, UUID> found) {
        if (!uuid.isEmpty()) {
            if (!isUuid(uuid)) throw ErrorKey.INVALID_INPUT.broken(uuid).at("uuid");
            return UUID.fromString(uuid);
        }
        var known = found.get(key);
        return known != null ? known : named("", kind + ":" + key);
    }

    static UUID named(String source, String name) {
        return NameUuid.of(Tenant.current().value(), source + ":" + name);
    }

    static boolean isUuid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
