package dk.faelled.organisation.os2mo.files;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.reading.Cursor;
import dk.faelled.organisation.os2mo.reading.Page;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.shelf.Handing;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.Files;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files as they are listed and read. Whoever may read the organisation sees their names; what they hold, few may. */
@Component
class FileFields implements Schemas.Wiring {
    /** All files of one answer together, in bytes. */
    private static final long MOST = 64_000_000;

    private final Shelf shelf;
    private final Files files;
    private final Handing handing;

    FileFields(Shelf shelf, Files files, Handing handing) {
        this.shelf = shelf;
        this.files = files;
        this.handing = handing;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("files", this::page));
        wiring.type("File", type -> type.dataFetcher(
                        "file_store", field -> item(field).store())
                .dataFetcher("file_name", field -> item(field).name())
                .dataFetcher("text_contents", field -> new String(bytes(field), StandardCharsets.UTF_8))
                .dataFetcher("base64_contents", field -> Base64.getEncoder().encodeToString(bytes(field))));
    }

    private static Shelf.Item item(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<Shelf.Item>getSource());
    }

    private Map<String, @Nullable Object> page(DataFetchingEnvironment field) {
        var rights = Asked.of(field).rights();
        if (!rights.may("file", "read")) rights.require("files", "list");
        Integer limit = field.getArgument("limit");
        if (limit != null && limit < 0) throw new Fault("limit must not be negative");
        if (limit != null && limit == 0) return Page.answer(List.of(), null);
        Object cursor = field.getArgument("cursor");
        Map<String, @Nullable Object> filter = Objects.requireNonNull(field.getArgument("filter"));
        var found = shelf.page(
                Objects.requireNonNull(filter.get("file_store")).toString(),
                (Collection<?>) filter.get("file_names"),
                (String) filter.get("file_name_contains"),
                cursor == null ? null : Cursor.text(cursor),
                rights.mayReadCpr(),
                limit == null || limit == Integer.MAX_VALUE ? Integer.MAX_VALUE : limit + 1);
        if (limit == null || found.size() <= limit) return Page.answer(found, null);
        var shown = found.subList(0, limit);
        return Page.answer(shown, Cursor.after(shown.getLast().name()));
    }

    private byte[] bytes(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("files", "download");
        var id = item(field).id();
        var size = files.find(id)
                .orElseThrow(() -> new Fault("The file is not there any more"))
                .size();
        var context = field.getGraphQlContext();
        long sum = context.<Long>getOrDefault(Shelf.class, 0L) + size;
        if (sum > MOST) throw new Fault("That is too much for one answer. Ask for fewer files at a time.");
        context.put(Shelf.class, sum);
        handing.log(item(field), "API");
        try (var in = files.open(id)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
