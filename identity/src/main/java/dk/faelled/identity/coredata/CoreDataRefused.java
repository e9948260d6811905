package dk.faelled.identity.coredata;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A load that is not taken, with what is wrong with it, one thing a line; nothing of it was written. */
final class CoreDataRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** So many are told; whoever mends them learns of the rest. */
    private static final int MOST = 50;

    private final HttpStatus status;
    private final transient List<String> faults;

    CoreDataRefused(HttpStatus status, List<String> faults) {
        super(faults.getFirst());
        this.status = status;
        this.faults =
                faults.stream().limit(MOST).map(CoreDataRefused::withoutNumbers).toList();
    }

    static CoreDataRefused wrong(String fault) {
        return new CoreDataRefused(HttpStatus.BAD_REQUEST, List.of(fault));
    }

    static CoreDataRefused wrong(List<String> faults) {
        return new CoreDataRefused(HttpStatus.BAD_REQUEST, faults);
    }

    /** A CPR number can stand in a field where it has no business; it goes no further. */
    static String withoutNumbers(String line) {
        return line.replaceAll("(?<![0-9A-Fa-f-])\\d{6}[- ]?\\d{4}(?![0-9A-Fa-f-])", "xxxxxx-xxxx");
    }

    HttpStatus status() {
        return status;
    }

    List<String> faults() {
        return faults;
    }
}
