package dk.faelled.platform.importing;

import dk.faelled.platform.Importer;
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

    Importers(List<Importer> all) {
        byKind = all.stream().collect(Collectors.toMap(Importer::kind, Function.identity()));
    }

    /** By kind. */
    List<Importer> all() {
        return byKind.values().stream()
                .sorted(Comparator.comparing(Importer::kind))
                .toList();
    }

    /** @throws NotFound where there is none of the kind */
    Importer of(String kind) {
        var importer = byKind.get(kind);
        if (importer == null) throw new NotFound("importer " + kind);
        return importer;
    }
}
