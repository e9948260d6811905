package dk.faelled.platform;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of task that a module opens. A bean of the module; its title is the text {@code task.<id>}, in which
 * {@code {name}} stands for the part of the args of that name.
 *
 * @param id {@code module.noun.verb}
 * @param permission the right to what the task is about: nobody without it sees the task; null where there is none
 * @param actions that close it at one press
 */
public record TaskKind(
        String id, Class<? extends Record> args, @Nullable String permission, List<Action> actions) {

    /**
     * @param id its label is the text {@code task.<kind>.<id>}
     * @param act gets the key of the task, in the transaction that closes it
     */
    public record Action(String id, Consumer<String> act) {}
}
