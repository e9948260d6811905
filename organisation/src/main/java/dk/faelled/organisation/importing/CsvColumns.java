package dk.faelled.organisation.importing;

import dk.faelled.platform.ImportColumn;
import java.util.List;

/** The columns of the CSV set and what else a header may call them, in Danish and English. */
final class CsvColumns {
    static final List<ImportColumn> ALL = List.of(
            ImportColumn.of(
                    "key",
                    "nøgle",
                    "noegle",
                    "id",
                    "user_key",
                    "brugervendt nøgle",
                    "medarbejdernummer",
                    "enhedsnummer"),
            ImportColumn.of("uuid"),
            ImportColumn.of("name", "navn", "enhedsnavn"),
            ImportColumn.of("parent_key", "overordnet", "overordnet enhed", "parent"),
            ImportColumn.of("type", "enhedstype", "engagementstype", "ansættelsestype", "ledertype"),
            ImportColumn.of("level", "niveau", "enhedsniveau", "lederniveau"),
            ImportColumn.of("from", "fra", "startdato", "gyldig fra"),
            ImportColumn.of("to", "til", "slutdato", "gyldig til"),
            ImportColumn.of("phone", "telefon", "tlf"),
            ImportColumn.of("email", "e-mail", "mail", "e-post"),
            ImportColumn.of("ean", "ean-nummer"),
            ImportColumn.of("pnumber", "p-nummer", "pnr"),
            ImportColumn.of("dar_uuid", "dar"),
            ImportColumn.of("cpr", "cpr-nummer", "cprnr"),
            ImportColumn.of("given_name", "fornavn", "fornavne"),
            ImportColumn.of("surname", "efternavn"),
            ImportColumn.of("nickname", "kaldenavn"),
            ImportColumn.of("person", "medarbejder"),
            ImportColumn.of("unit_key", "enhed", "unit"),
            ImportColumn.of("job_function", "stilling", "stillingsbetegnelse"),
            ImportColumn.of("fraction", "brøk", "beskæftigelsesgrad"),
            ImportColumn.of("primary", "primær"),
            ImportColumn.of("responsibilities", "ledelsesansvar", "ansvar"),
            ImportColumn.of("itsystem", "it-system", "system"),
            ImportColumn.of("username", "brugernavn", "konto"),
            ImportColumn.of("external_id", "eksternt id", "ekstern id", "objectguid"),
            ImportColumn.of("engagement_keys", "ansættelser", "engagementer"));

    private CsvColumns() {}
}
