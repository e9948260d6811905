package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.CsvRows.Period;
import java.util.List;
import java.util.UUID;

/**
 * What a marking spreadsheet says of a unit and a number.
 *
 * @param unit found by what the file calls it
 * @param aspects keys of facet kle_aspect, in the order of {@link KleMarkReading#ASPECTS}; at least one
 */
record KleMarkRow(UUID unit, String number, List<String> aspects, Period period) {}
