package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The objects that the filter and the page of a field choose, and the page of ids that tells of them. */
public record Picked(List<UUID> ids, Map<String, @Nullable Object> page) {
    public static Picked of(Type type, DataFetchingEnvironment field) {
        var page = Page.of(field);
        var found = ObjectLists.ids(Kinds.of(type), Lead.filter(field), page, Reading.of(field.getGraphQlContext()));
        return new Picked(page.shown(found), page.of(found, id -> id));
    }
}
