package dk.faelled.platform.importing;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page on which a file is chosen, with the loads before. */
public record ImportsView(
        List<Option> kinds,
        List<Help> helps,
        String kind,
        ImportOptions options,
        List<Line> runs,
        @Nullable UUID older,
        Errors errors) {

    public record Help(String name, String text) {}

    public record Line(
            UUID id, String when, String kind, String file, String state, Shell.Kind shade, long good, long bad) {}
}
