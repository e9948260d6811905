package dk.faelled.identity.coredata;

import dk.faelled.platform.page.Language;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A load that is not taken, with what is wrong with it, one thing a line; nothing of it was written. */
final class CoreDataRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** So many are told; whoever mends them learns of the rest. */
    private static final int MOST = 50;

    private final HttpStatus status;
    private final boolean soonOver;
    private final transient List<Fault> faults;

    private CoreDataRefused(HttpStatus status, boolean soonOver, List<Fault> faults) {
        super(faults.getFirst().in(Language.ENGLISH));
        this.status = status;
        this.soonOver = soonOver;
        this.faults = faults.stream().limit(MOST).toList();
    }

    static CoreDataRefused wrong(Fault fault) {
        return wrong(List.of(fault));
    }

    static CoreDataRefused wrong(List<Fault> faults) {
        return new CoreDataRefused(HttpStatus.BAD_REQUEST, false, faults);
    }

    /** Somebody is named who is nobody. */
    static CoreDataRefused nobody(Fault why) {
        return new CoreDataRefused(HttpStatus.UNPROCESSABLE_CONTENT, false, List.of(why));
    }

    /** Nothing is wrong with it by itself, but somebody has to look at it here first. */
    static CoreDataRefused against(Fault why) {
        return new CoreDataRefused(HttpStatus.CONFLICT, false, List.of(why));
    }

    /** The same is taken when it comes again in a little while. */
    static CoreDataRefused busy(Fault why) {
        return new CoreDataRefused(HttpStatus.CONFLICT, true, List.of(why));
    }

    /** A CPR number can stand in a field where it has no business; it goes no further. */
    static String withoutNumbers(String line) {
        return line.replaceAll("(?<![0-9A-Fa-f-])\\d{6}[- ]?\\d{4}(?![0-9A-Fa-f-])", "xxxxxx-xxxx");
    }

    boolean isSoonOver() {
        return soonOver;
    }

    HttpStatus status() {
        return status;
    }

    List<String> faults(Locale locale) {
        return faults.stream().map(one -> one.in(locale)).toList();
    }
}
