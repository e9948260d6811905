package dk.faelled.organisation.os2mo.reading;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/** One thing to be found, for one object. All that a level of the answer asks alike becomes one sentence to the database. */
public record Ask(Question<?> question, UUID about) {
    private static final String LOADER = "asks";

    /** What can be asked for many objects at once; equal questions are asked together. */
    public interface Question<T> {
        /** Without those that nothing was found for. */
        Map<UUID, T> answer(Set<UUID> about, Reading reading);

        /** What counts where nothing was found. */
        @Nullable
        T nothing();

        default CompletableFuture<T> about(UUID id, DataFetchingEnvironment field) {
            DataLoader<Ask, T> loader = Objects.requireNonNull(field.getDataLoader(LOADER));
            return Objects.requireNonNull(loader.load(new Ask(this, id)));
        }
    }

    static DataLoaderRegistry registry(Reading reading) {
        var registry = new DataLoaderRegistry();
        DataLoader<Ask, Object> loader = DataLoaderFactory.newDataLoader(
                asks -> CompletableFuture.completedFuture(answered(asks, reading)),
                DataLoaderOptions.newDefaultOptions());
        registry.register(LOADER, loader);
        return registry;
    }

    private static List<@Nullable Object> answered(Collection<Ask> asks, Reading reading) {
        var about = new LinkedHashMap<Question<?>, Set<UUID>>();
        for (var ask : asks)
            about.computeIfAbsent(ask.question, _ -> new LinkedHashSet<>()).add(ask.about);
        var answers = new HashMap<Question<?>, Map<UUID, ?>>();
        about.forEach((question, ids) -> answers.put(question, question.answer(ids, reading)));
        var list = new java.util.ArrayList<@Nullable Object>(asks.size());
        for (var ask : asks) {
            Object found = Objects.requireNonNull(answers.get(ask.question)).get(ask.about);
            list.add(found == null ? ask.question.nothing() : found);
        }
        return list;
    }
}
