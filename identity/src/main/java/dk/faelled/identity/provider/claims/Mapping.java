package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.Chosen;
import dk.faelled.platform.NotFound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** From claims to what is told, for one person. A pure function of the claims and of what the source knows. */
final class Mapping {
    private Mapping() {}

    static Mapped of(List<Claim> claims, PersonSource source) {
        return of(claims, source, Chosen.NOTHING);
    }

    /** @param chosen by the person; what is not among the values counts for nothing */
    static Mapped of(List<Claim> claims, PersonSource source, Chosen chosen) {
        var values = new LinkedHashMap<String, List<String>>();
        var failures = new ArrayList<Mapped.Failure>();
        for (var claim : claims) {
            List<String> found;
            try {
                found = values(claim, source);
            } catch (Evaluation.Failed failed) {
                failures.add(new Mapped.Failure(claim.name(), failed.key(), claim.required()));
                continue;
            } catch (NotFound noSystem) {
                // a mistake of the set-up is no reason to tell of fewer roles than somebody has
                failures.add(new Mapped.Failure(claim.name(), "identity.rule.failed.system", true));
                continue;
            }
            if (found.isEmpty() && claim.required())
                failures.add(new Mapped.Failure(claim.name(), "identity.rule.failed.empty", true));
            if (!found.isEmpty())
                values.computeIfAbsent(claim.name(), _ -> new ArrayList<>()).addAll(found);
        }
        values.replaceAll((_, all) -> all.stream().distinct().toList());
        return new Mapped(values, failures, undecided(claims, values, chosen));
    }

    /** What has to be one value becomes one, or is taken out and told of. */
    private static List<Mapped.Choice> undecided(
            List<Claim> claims, LinkedHashMap<String, List<String>> values, Chosen chosen) {
        var choices = new ArrayList<Mapped.Choice>();
        var single = claims.stream().filter(Claim::single).map(Claim::name).distinct();
        for (var name : single.filter(values::containsKey).toList()) {
            var offered = values.getOrDefault(name, List.of()).stream()
                    .flatMap(value -> Arrays.stream(value.split(";", -1)))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            var taken = chosen.values().get(name);
            if (offered.size() == 1) values.put(name, offered);
            else if (taken != null && offered.contains(taken)) values.put(name, List.of(taken));
            else {
                values.remove(name);
                boolean required = claims.stream().anyMatch(one -> one.name().equals(name) && one.required());
                choices.add(new Mapped.Choice(name, offered, required));
            }
        }
        return choices;
    }

    private static List<String> values(Claim claim, PersonSource source) {
        return switch (claim.kind()) {
            case STATIC -> List.of(claim.value());
            case DYNAMIC -> there(source.field(claim.value()));
            case ADVANCED -> there(Evaluation.of(RuleParser.parse(claim.value()), source));
            case ROLE_CATALOGUE, GROUP -> asked(claim, source);
        };
    }

    private static List<String> asked(Claim claim, PersonSource source) {
        var operation = claim.operation();
        var system = claim.system() == null ? "" : claim.system();
        var role = claim.role() == null ? "" : claim.role();
        if (operation == null) return List.of();
        return switch (operation) {
            case GET_SYSTEM_ROLES -> source.systemRoles(system);
            case GET_USER_ROLES -> source.userRoles(system);
            case GET_SYSTEM_ROLES_OIOBPP -> there(source.privileges(system));
            case CONDITION_MEMBER_OF_SYSTEM_ROLE ->
                source.holdsSystemRole(system, role) ? List.of(claim.value()) : List.of();
            case CONDITION_MEMBER_OF_USER_ROLE ->
                source.userRoles(system).contains(role) ? List.of(claim.value()) : List.of();
            case CONDITION_MEMBER_OF_GROUP ->
                source.groups().stream().anyMatch(role::equalsIgnoreCase) ? List.of(claim.value()) : List.of();
            case GET_GROUPS ->
                source.groups().stream().filter(name -> name.startsWith(role)).toList();
            case GET_GROUPS_WITHOUT_PREFIX ->
                source.groups().stream()
                        .filter(name -> name.startsWith(role) && name.length() > role.length())
                        .map(name -> name.substring(role.length()))
                        .toList();
        };
    }

    private static List<String> there(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
