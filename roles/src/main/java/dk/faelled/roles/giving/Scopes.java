package dk.faelled.roles.giving;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UserId;
import dk.faelled.roles.giving.PlacedAnswer.Named;
import dk.faelled.roles.giving.PlacedAnswer.Scope;
import dk.faelled.roles.giving.PlacedAnswer.Type;
import dk.faelled.roles.lookup.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For whom an assignment on a unit is, as clients say it. */
final class Scopes {
    private Scopes() {}

    /** By what they are called, whoever they are. */
    record Known(Map<TitleId, TitleNames.Named> titles, Map<FunctionId, String> functions, OrganisationView view) {}

    static List<Scope> of(Audience audience, Known known) {
        var scopes = new ArrayList<Scope>();
        var titles = named(
                audience.titles(),
                TitleId::value,
                title -> TitleNames.name(known.titles().get(title)));
        switch (audience.titleMode()) {
            case NO -> {}
            case POSITIVE -> scopes.add(Scope.of(Type.TITLE, titles));
            case NEGATIVE -> scopes.add(Scope.of(Type.EXCLUDED_TITLE, titles));
        }
        if (!audience.functions().isEmpty())
            scopes.add(Scope.of(Type.FUNCTION, named(audience.functions(), FunctionId::value, known.functions()::get)));
        if (audience.manager() || audience.substitutes())
            scopes.add(Scope.led(audience.manager(), audience.substitutes()));
        if (!audience.exceptedUsers().isEmpty())
            scopes.add(Scope.of(Type.EXCEPTED_USER, named(audience.exceptedUsers(), UserId::value, _ -> null)));
        if (!audience.exceptedUnits().isEmpty())
            scopes.add(Scope.of(Type.EXCEPTED_UNIT, named(audience.exceptedUnits(), UnitId::value, unit -> {
                var found = known.view().unit(unit);
                return found == null ? null : found.name();
            })));
        return scopes;
    }

    private static <T> List<Named> named(
            Collection<T> ids, Function<T, UUID> value, Function<T, @Nullable String> name) {
        return ids.stream()
                .map(id -> new Named(value.apply(id), name.apply(id)))
                .sorted(java.util.Comparator.comparing(one -> String.valueOf(one.uuid())))
                .toList();
    }

    /**
     * @param all any of them together; else two at most, and those only titles with excepted users
     * @param users finds users by ours or their source's UUID
     */
    static Audience read(@Nullable List<Scope> said, boolean all, Function<Set<UUID>, Set<UserId>> users) {
        var scopes = said == null
                ? List.<Scope>of()
                : said.stream().filter(Objects::nonNull).toList();
        var byType = new EnumMap<Type, Scope>(Type.class);
        for (var scope : scopes)
            if (byType.put(Refused.demand(Type.class, scope.type(), "type"), scope) != null)
                throw Refused.wrong("A scope of type " + scope.type() + " can be given once only.");
        if (!all) demandFew(byType.keySet());
        if (byType.containsKey(Type.TITLE) && byType.containsKey(Type.EXCLUDED_TITLE))
            throw Refused.wrong("TITLE and EXCLUDED_TITLE cannot be combined.");
        var audience = Audience.EVERYBODY;
        for (var entry : byType.entrySet()) audience = with(audience, entry.getKey(), entry.getValue(), users);
        return audience;
    }

    private static void demandFew(Set<Type> types) {
        if (types.size() > 2) throw Refused.wrong("Only 2 scopes are allowed.");
        if (types.size() == 2 && !types.equals(EnumSet.of(Type.TITLE, Type.EXCEPTED_USER)))
            throw Refused.wrong("Only TITLE and EXCEPTED_USER can be combined.");
    }

    private static Audience with(Audience audience, Type type, Scope scope, Function<Set<UUID>, Set<UserId>> users) {
        return switch (type) {
            case TITLE -> audience.titled(Audience.TitleMode.POSITIVE, ids(scope.titles(), "titles", TitleId::new));
            case EXCLUDED_TITLE ->
                audience.titled(
                        Audience.TitleMode.NEGATIVE, ids(scope.excludedTitles(), "excludedTitles", TitleId::new));
            case FUNCTION -> audience.holding(ids(scope.functions(), "functions", FunctionId::new));
            case MANAGER -> {
                boolean manager = Boolean.TRUE.equals(scope.manager());
                boolean substitute = Boolean.TRUE.equals(scope.substitute());
                if (!manager && !substitute)
                    throw Refused.wrong("A scope of type MANAGER needs manager or substitute, or both.");
                yield audience.led(manager, substitute);
            }
            case EXCEPTED_USER ->
                audience.exceptUsers(users.apply(ids(scope.exceptedUsers(), "exceptedUsers", Function.identity())));
            case EXCEPTED_UNIT -> audience.exceptUnits(ids(scope.exceptedUnits(), "exceptedUnits", UnitId::new));
        };
    }

    private static <T> Set<T> ids(@Nullable List<Named> said, String field, Function<UUID, T> id) {
        var ids = said == null
                ? Set.<T>of()
                : said.stream()
                        .filter(Objects::nonNull)
                        .map(Named::uuid)
                        .filter(Objects::nonNull)
                        .map(id)
                        .collect(Collectors.toSet());
        if (ids.isEmpty()) throw Refused.wrong("The scope needs " + field + ".");
        return ids;
    }
}
