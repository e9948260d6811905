package dk.faelled.organisation.importing;

import java.util.HashMap;
import java.util.Map;

/** The columns of the CSV set and what else a header may call them, in Danish and English. */
final class CsvColumns {
    private static final String[][] NAMES = {
        {"key", "nøgle", "noegle", "id", "user_key", "brugervendt nøgle", "medarbejdernummer", "enhedsnummer"},
        {"uuid"},
        {"name", "navn", "enhedsnavn"},
        {"parent_key", "overordnet", "overordnet enhed", "parent"},
        {"type", "enhedstype", "engagementstype", "ansættelsestype", "ledertype"},
        {"level", "niveau", "enhedsniveau", "lederniveau"},
        {"from", "fra", "startdato", "gyldig fra"},
        {"to", "til", "slutdato", "gyldig til"},
        {"phone", "telefon", "tlf"},
        {"email", "e-mail", "mail", "e-post"},
        {"ean", "ean-nummer"},
        {"pnumber", "p-nummer", "pnr"},
        {"dar_uuid", "dar"},
        {"cpr", "cpr-nummer", "cprnr"},
        {"given_name", "fornavn", "fornavne"},
        {"surname", "efternavn"},
        {"nickname", "kaldenavn"},
        {"person", "medarbejder"},
        {"unit_key", "enhed", "unit"},
        {"job_function", "stilling", "stillingsbetegnelse"},
        {"fraction", "brøk", "beskæftigelsesgrad"},
        {"primary", "primær"},
        {"responsibilities", "ledelsesansvar", "ansvar"},
    };

    static final Map<String, String> ALIASES = aliases();

    private CsvColumns() {}

    private static Map<String, String> aliases() {
        var aliases = new HashMap<String, String>();
        for (var names : NAMES) for (var name : names) aliases.put(name, names[0]);
        return Map.copyOf(aliases);
    }
}
