package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.reading.Answered;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * The mutations of one type of object: made, changed, ended, deleted. Each says who may, reads its input, lets the
 * register of the type do it and answers with the object. A type says only how its state is read from what is given.
 */
abstract class Mutations<I extends Id, A extends Record> implements Schemas.Wiring {
    private final Register<I, A> register;
    private final Function<UUID, I> id;
    private final String name;
    private final String permission;

    /** @param name before {@code _create} …, and the word of the type in permissions */
    Mutations(Register<I, A> register, Function<UUID, I> id, String name) {
        this(register, id, name, name);
    }

    Mutations(Register<I, A> register, Function<UUID, I> id, String name, String permission) {
        this.register = register;
        this.id = id;
        this.name = name;
        this.permission = permission;
    }

    /** What a new object is; {@code key} is what it is called where the client does not say. */
    abstract A made(Given given, String key);

    /** What becomes of the object in each stretch of the period; only what is given changes. */
    abstract A changed(A before, Given given);

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        mutation(wiring, name + "_create", one("create", this::create));
        mutation(wiring, name + "_update", one("update", given -> keep(List.of(given), this::patch)
                .getFirst()));
        mutation(wiring, name + "_terminate", one("terminate", this::terminate));
        mutation(wiring, name + "_delete", this::delete);
    }

    /** Several of the type made at once. */
    final void makesSeveral(RuntimeWiring.Builder wiring, String mutation) {
        mutation(wiring, mutation, several("create", this::put));
    }

    /** Several of the type changed at once. */
    final void changesSeveral(RuntimeWiring.Builder wiring, String mutation) {
        mutation(wiring, mutation, several("update", this::patch));
    }

    I create(Given given) {
        return keep(List.of(given), this::put).getFirst();
    }

    I terminate(Given given) {
        register.terminate(named(given), given.off(), null);
        return named(given);
    }

    final I named(Given given) {
        return id.apply(given.required("uuid"));
    }

    /** The id that the client has chosen, or a new one. */
    final I chosen(Given given) {
        return id.apply(Objects.requireNonNullElseGet(given.uuid("uuid"), UUID::randomUUID));
    }

    private Write<I, A> put(Given given) {
        var chosen = chosen(given);
        return new Write.Put<>(
                chosen, Segments.of(given.validity(), made(given, chosen.value().toString())));
    }

    private Write<I, A> patch(Given given) {
        return new Write.Patch<>(named(given), given.validity(), before -> changed(before, given));
    }

    /** In one call of the register for all that have the same note, which is nearly always one. */
    private List<I> keep(List<Given> inputs, Function<Given, Write<I, A>> read) {
        var ids = new ArrayList<I>();
        var byNote = new LinkedHashMap<String, List<Write<I, A>>>();
        for (var given : inputs) {
            var write = read.apply(given);
            ids.add(write.id());
            byNote.computeIfAbsent(Objects.requireNonNullElse(given.text("note"), ""), _ -> new ArrayList<>())
                    .add(write);
        }
        byNote.forEach((note, writes) -> register.write(writes, note.isBlank() ? null : note));
        return ids;
    }

    private DataFetcher<Object> one(String verb, Function<Given, I> act) {
        return field -> {
            begin(permission, verb, field);
            return answer(act.apply(Given.of(field)), field);
        };
    }

    private DataFetcher<Object> several(String verb, Function<Given, Write<I, A>> read) {
        return field -> {
            begin(permission, verb, field);
            return keep(Given.all(field), read).stream()
                    .map(kept -> answer(kept, field))
                    .toList();
        };
    }

    private Object delete(DataFetchingEnvironment field) {
        begin(permission, "delete", field);
        UUID uuid = Objects.requireNonNull(field.getArgument("uuid"));
        var gone = id.apply(uuid);
        register.delete(gone, null);
        return answer(gone, field);
    }

    private Object answer(I kept, DataFetchingEnvironment field) {
        return Answered.object(register.type(), kept.value(), field);
    }

    /** Whether the caller may; what was read before does not count from here on. */
    static void begin(String permission, String verb, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(permission, verb);
        Answered.forgetting(field);
    }

    static void mutation(RuntimeWiring.Builder wiring, String name, DataFetcher<Object> act) {
        wiring.type("Mutation", type -> type.dataFetcher(name, act));
    }
}
