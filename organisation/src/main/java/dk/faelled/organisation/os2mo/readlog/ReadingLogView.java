package dk.faelled.organisation.os2mo.readlog;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose reads are logged. @param all whether those of clients without a setting of their own are */
public record ReadingLogView(boolean all, List<Row> clients, String client, String name, Errors errors) {
    /** @param choice {@code yes}, {@code no}, or {@code all} for as the authority */
    public record Row(String reference, String name, String choice) {
        /** As part of an HTML id. */
        public String id() {
            return reference.replace(':', '-');
        }
    }

    static String choice(@Nullable Boolean logged) {
        return logged == null ? "all" : logged ? "yes" : "no";
    }

    public List<Option> choices() {
        return List.of(
                new Option("all", Messages.text("organisation.reading-log.as-all")),
                new Option("yes", Messages.text("organisation.reading-log.yes")),
                new Option("no", Messages.text("organisation.reading-log.no")));
    }
}
