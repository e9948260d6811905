package dk.faelled.platform.importing;

import dk.faelled.platform.Importer;
import dk.faelled.platform.Modules;
import dk.faelled.platform.NotFound;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The importers of all modules. */
@Component
class Importers {
    private final Map<String, Importer> byKind;
    private final Modules modules;

    Importers(List<Importer> all, Modules modules) {
        this.modules = modules;
        byKind = all.stream().collect(Collectors.toMap(Importer::kind, Function.identity()));
    }

    /** By kind; those of modules in use. */
    List<Importer> offered() {
        return byKind.values().stream()
                .filter(importer -> modules.declares(importer.kind()))
                .sorted(Comparator.comparing(Importer::kind))
                .toList();
    }

    /** @throws NotFound where there is none of the kind, or its module is not in use */
    Importer offered(String kind) {
        if (!modules.declares(kind)) throw new NotFound("importer " + kind);
        return of(kind);
    }

    /** Also of a module that has been switched off since. @throws NotFound where there is none of the kind */
    Importer of(String kind) {
        var importer = byKind.get(kind);
        if (importer == null) throw new NotFound("importer " + kind);
        return importer;
    }
}
