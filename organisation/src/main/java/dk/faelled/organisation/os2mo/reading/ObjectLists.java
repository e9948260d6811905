package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of objects that queries begin with. */
@Component
class ObjectLists implements Schemas.Wiring {
    private static final Map<String, Kind<?>> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("addresses", Kinds.ADDRESS);
        LISTS.put("associations", Kinds.ASSOCIATION);
        LISTS.put("classes", Kinds.CLASS);
        LISTS.put("employees", Kinds.PERSON);
        LISTS.put("persons", Kinds.PERSON);
        LISTS.put("engagements", Kinds.ENGAGEMENT);
        LISTS.put("facets", Kinds.FACET);
        LISTS.put("itsystems", Kinds.IT_SYSTEM);
        LISTS.put("itusers", Kinds.IT_USER);
        LISTS.put("kles", Kinds.KLE);
        LISTS.put("leaves", Kinds.LEAVE);
        LISTS.put("owners", Kinds.OWNER);
        LISTS.put("org_units", Kinds.UNIT);
        LISTS.put("related_units", Kinds.RELATED_UNIT);
        LISTS.put("rolebindings", Kinds.ROLE_BINDING);
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> {
            LISTS.forEach((name, kind) -> type.dataFetcher(name, field -> page(kind, field)));
            return type.dataFetcher("managers", ObjectLists::managers);
        });
    }

    private static Map<String, @Nullable Object> page(Kind<?> kind, DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        asked.rights().require(kind.permission(), "read");
        var filter = Lead.filter(field);
        var page = Page.of(field);
        var view = View.of(filter, asked);
        var reading = Reading.of(field.getGraphQlContext());
        var streamed = Streamed.of(field);
        if (streamed != null)
            return streamed.page(
                    () -> select(kind, filter, page, page.most(), 0, reading).stream(),
                    id -> new Ref(kind, id, view),
                    () -> page.onwards(
                            skipped -> select(kind, filter, page, 2, skipped, reading)
                                    .list(),
                            id -> id));
        return page.of(ids(kind, filter, page, reading), id -> new Ref(kind, id, view));
    }

    static List<UUID> ids(Kind<?> kind, Map<String, @Nullable Object> filter, Page page, Reading reading) {
        return page.limit() != null && page.limit() == 0
                ? List.of()
                : select(kind, filter, page, page.wanted(), 0, reading).list();
    }

    private static JdbcClient.MappedQuerySpec<UUID> select(
            Kind<?> kind, Map<String, @Nullable Object> filter, Page page, int most, int skipped, Reading reading) {
        var sentence = reading.sentence();
        var after = page.after() == null ? List.<String>of() : List.of("t.id > " + sentence.parameter(page.after()));
        var select = sentence.select("distinct t.id", kind, filter, after, "");
        return reading.sql()
                .sql(select + " order by t.id limit "
                        + sentence.parameter(most)
                        + (skipped == 0 ? "" : " offset " + sentence.parameter(skipped)))
                .withFetchSize(Streamed.AT_A_TIME)
                .params(sentence.parameters())
                .query(UUID.class);
    }

    /** With {@code inherit} the managers of the units found, each unit's own or those of the nearest unit above. */
    private static Map<String, @Nullable Object> managers(DataFetchingEnvironment field) {
        if (!Managing.inherits(field)) return page(Kinds.MANAGER, field);
        Managing.checkInherit(field);
        Asked.of(field).rights().require(Kinds.MANAGER.permission(), "read");
        var reading = Reading.of(field.getGraphQlContext());
        var filter = new LinkedHashMap<String, @Nullable Object>(Lead.filter(field));
        var units = LedBy.unitsOf(filter);
        var view = View.of(filter, Asked.of(field));
        var page = Page.of(field);
        Supplier<List<UUID>> find = () -> page.cut(inherited(units, filter, view, reading));
        var streamed = Streamed.of(field);
        if (streamed == null) return page.of(find.get(), id -> new Ref(Kinds.MANAGER, id, view));
        var found = streamed.isNew() ? find.get() : List.<UUID>of();
        return streamed.page(
                () -> page.shown(found).stream(),
                id -> new Ref(Kinds.MANAGER, id, view),
                () -> page.next(found, id -> id));
    }

    private static List<UUID> inherited(
            Map<String, @Nullable Object> units, Map<String, @Nullable Object> filter, View view, Reading reading) {
        var found = ids(Kinds.UNIT, units, new Page(null, null), reading);
        var managers = new Managing.Inherited(Kinds.MANAGER, filter, view.window(), true)
                .answer(new LinkedHashSet<>(found), reading);
        return Lead.sorted(managers.values().stream().flatMap(List::stream).toList());
    }
}
