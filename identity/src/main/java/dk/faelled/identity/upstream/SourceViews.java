package dk.faelled.identity.upstream;

import dk.faelled.identity.provider.Fields;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about other providers show. */
public final class SourceViews {
    private SourceViews() {}

    /** All of them. @param full there can be no more */
    public record All(List<Row> rows, boolean full) {}

    /** @param home in words; empty for nobody's */
    public record Row(String name, String kind, String most, String home, boolean enabled, String href) {}

    /** Around each page about one. @param base path of the first @param current path of this one */
    public record Frame(String name, List<Link> tabs, String base, String current) {}

    public record General(Frame frame, Fields form, List<String> domains, Errors errors) {}

    /** @param domains to choose among, the empty one for all */
    public record Persons(Frame frame, Fields form, List<Option> domains, Errors errors) {}

    /** A new one. */
    public record New(Fields form, Errors errors) {}

    /**
     * How one is reached.
     *
     * @param told what it says of itself, and what it is to be told of us
     * @param failure why the last reading was not taken; null where it was
     * @param secret whether it has given us one
     */
    public record Connection(
            Frame frame,
            Fields form,
            List<Told> told,
            @Nullable String failure,
            boolean secret,
            Errors errors) {}

    /** @param label in words */
    public record Told(String label, List<String> values) {}

    /** @param outcome null where nobody has tried @param refusals the latest first */
    public record Trial(Frame frame, @Nullable Outcome outcome, List<Noted> refusals) {}

    /** @param told names and values as the provider gave them @param facts what comes of it, in words @param fault why nobody would come in; empty where somebody would */
    public record Outcome(List<Told> told, List<Told> facts, String fault) {}

    /** @param steps in words */
    public record Noted(String code, String at, String why, List<String> steps) {}

    public record Remove(Frame frame) {}

    /** @param why in words @param again path; empty where it is closed */
    public record Refusal(String source, String why, String code, String again) {}

    /** @param lead in words @param end where the session at the provider is ended; empty where it offers none */
    public record Left(String lead, String source, String end) {}
}
