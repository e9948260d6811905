package dk.faelled.secondfactor.viewer;

import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.TotpAlgorithm;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A seed file as makers of code viewers send it: on each line {@code serial;secret} or {@code serial;secret;algorithm}, the secret
 * in hexadecimal or base32, SHA1 where no algorithm is named. A first line that begins with "serial" is a heading.
 *
 * @param faults each with its line, column and what would be right; the seeds are all there is only where there are none
 */
record Seeds(List<Seed> seeds, List<String> faults) {
    private static final int MOST = 20_000;
    private static final int MOST_FAULTS = 20;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 64;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seed(String serial, byte[] secret, TotpAlgorithm algorithm) {
        @Override
        public String toString() {
            return "Seed[" + serial + "]";
        }
    }

    static Seeds of(String text) {
        Map<String, Seed> seeds = new LinkedHashMap<>();
        var faults = new ArrayList<String>();
        int line = 0;
        for (var each : (Iterable<String>) text.replace("\uFEFF", "").lines()::iterator) {
            line++;
            if (each.isBlank()
                    || line == 1
                            && each.strip().toLowerCase(java.util.Locale.ROOT).startsWith("serial")) continue;
            var cells = each.split(";", -1);
            var serial = cells[0].strip();
            var secret = cells.length > 1 ? secret(cells[1].strip()) : Optional.<byte[]>empty();
            var algorithm = cells.length > 2 && !cells[2].isBlank()
                    ? TotpAlgorithm.of(cells[2].strip())
                    : Optional.of(TotpAlgorithm.SHA1);
            var column = !serial.matches("[A-Za-z0-9._-]{1,64}")
                    ? "serial"
                    : secret.isEmpty() ? "secret" : algorithm.isEmpty() ? "algorithm" : "";
            if (column.isEmpty() && seeds.containsKey(serial)) column = "twice";
            if (!column.isEmpty()) faults.add(Messages.text("secondfactor.hardware.fault." + column, line));
            else seeds.put(serial, new Seed(serial, secret.orElseThrow(), algorithm.orElseThrow()));
            if (faults.size() == MOST_FAULTS) break;
            if (seeds.size() > MOST) {
                faults.add(Messages.text("secondfactor.hardware.fault.many", MOST));
                break;
            }
        }
        if (seeds.isEmpty() && faults.isEmpty()) faults.add(Messages.text("secondfactor.hardware.fault.empty"));
        return new Seeds(List.copyOf(seeds.values()), faults);
    }

    private static Optional<byte[]> secret(String text) {
        try {
            var plain = text.replaceAll("\\s", "");
            var bytes = plain.matches("(?:[0-9a-fA-F]{2})+") ? HexFormat.of().parseHex(plain) : Base32.decode(plain);
            return bytes.length >= SHORTEST && bytes.length <= LONGEST ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }
}
