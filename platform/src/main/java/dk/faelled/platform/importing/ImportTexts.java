package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import org.springframework.stereotype.Component;

/** A run in words. */
@Component
class ImportTexts {
    private final Importers importers;

    ImportTexts(Importers importers) {
        this.importers = importers;
    }

    ImportsView.Line line(ImportRun run) {
        return new ImportsView.Line(
                run.id(),
                new Formats(Messages.locale()).moment(run.createdAt()),
                Messages.text(importers.of(run.kind()).label()),
                run.fileName(),
                Messages.text("platform.import.state." + run.state()),
                shade(run),
                run.good(),
                run.bad());
    }

    private static Shell.Kind shade(ImportRun run) {
        return switch (run.state()) {
            case UPLOADED, CHECKING, COMMITTING -> Shell.Kind.INFO;
            case CHECKED -> run.bad() > 0 ? Shell.Kind.WARNING : Shell.Kind.INFO;
            case DONE -> run.bad() > 0 ? Shell.Kind.WARNING : Shell.Kind.SUCCESS;
            case FAILED -> Shell.Kind.ERROR;
            case CANCELLED -> Shell.Kind.WARNING;
        };
    }
}
