package dk.faelled.roles.load;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A load that is not taken, with all that is wrong with it; nothing of it was written. */
final class LoadRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final HttpStatus status;
    private final transient List<String> faults;

    LoadRefused(HttpStatus status, List<String> faults) {
        super(faults.getFirst());
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    LoadRefused(HttpStatus status, String fault) {
        this(status, List.of(fault));
    }

    HttpStatus status() {
        return status;
    }

    List<String> faults() {
        return faults;
    }
}
