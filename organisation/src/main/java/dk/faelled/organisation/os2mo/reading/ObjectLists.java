package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        Streamed streamed = field.getGraphQlContext().get(Streamed.class);
        if (streamed != null)
            return streamed.page(() -> ids(kind, filter, page, reading), id -> new Ref(kind, id, view));
        return page.of(ids(kind, filter, page, reading), id -> new Ref(kind, id, view));
    }

    static List<UUID> ids(Kind<?> kind, Map<String, @Nullable Object> filter, Page page, Reading reading) {
        if (page.limit() != null && page.limit() == 0) return List.of();
        var sentence = reading.sentence();
        var after = page.after() == null ? List.<String>of() : List.of("t.id > " + sentence.parameter(page.after()));
        var select = sentence.select("distinct t.id", kind, filter, after, "");
        return reading.sql()
                .sql(select + " order by t.id limit " + sentence.parameter(page.wanted()))
                .params(sentence.parameters())
                .query(UUID.class)
                .list();
    }

    /** With {@code inherit} the managers of the units found, each unit's own or those of the nearest unit above. */
    private static Map<String, @Nullable Object> managers(DataFetchingEnvironment field) {
        if (!Managing.inherits(field)) return page(Kinds.MANAGER, field);
        Managing.checkInherit(field);
        Asked.of(field).rights().require(Kinds.MANAGER.permission(), "read");
        var reading = Reading.of(field.getGraphQlContext());
        var filter = new LinkedHashMap<String, @Nullable Object>(Lead.filter(field));
        var units = new LinkedHashMap<String, @Nullable Object>();
        if (filter.remove("org_unit") instanceof Map<?, ?> unit) units.putAll(Filtered.map(unit));
        if (filter.remove("org_units") instanceof Object uuids) units.put("uuids", uuids);
        var found = ids(Kinds.UNIT, units, new Page(null, null), reading);
        var view = View.of(filter, Asked.of(field));
        var managers = new Managing.Inherited(Kinds.MANAGER, filter, view.window(), true)
                .answer(new java.util.LinkedHashSet<>(found), reading);
        var page = Page.of(field);
        var all = Lead.sorted(managers.values().stream().flatMap(List::stream).toList());
        return page.of(page.cut(all), id -> new Ref(Kinds.MANAGER, id, view));
    }
}
