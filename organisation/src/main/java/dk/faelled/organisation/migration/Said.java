package dk.faelled.organisation.migration;

import dk.faelled.organisation.Days;
import dk.faelled.organisation.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the source says of an object during one stretch of time. */
record Said(JsonNode node) {
    String text(String field) {
        return node.path(field).asString("");
    }

    /** Blank is nothing. */
    @Nullable
    String given(String field) {
        var text = text(field);
        return text.isBlank() ? null : text;
    }

    @Nullable
    UUID id(String field) {
        var text = node.path(field).asString("");
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    /** Of an object that is led to. */
    @Nullable
    UUID led(String field) {
        return new Said(node.path(field)).id("uuid");
    }

    UUID demanded(@Nullable UUID id, String field) {
        return Objects.requireNonNull(id, field);
    }

    /** In an order of its own, as the source has them in none. */
    List<UUID> ids(String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(one -> UUID.fromString(one.asString()))
                .toList();
    }

    @Nullable
    Integer number(String field) {
        var value = node.path(field);
        return value.isNumber() ? Integer.valueOf(value.asInt()) : null;
    }

    @Nullable
    LocalDate day(String field) {
        var text = text(field);
        return text.isEmpty() ? null : LocalDate.parse(text.substring(0, 10));
    }

    boolean published() {
        return text("published").equals("Publiceret");
    }

    Validity valid() {
        return new Validity(bound("from"), bound("to"));
    }

    private @Nullable LocalDate bound(String name) {
        var text = node.path("validity").path(name).asString("");
        return text.isEmpty() ? null : Days.truncated(text);
    }
}
