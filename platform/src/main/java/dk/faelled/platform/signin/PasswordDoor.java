package dk.faelled.platform.signin;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The one way in by user name and password, for pages and for protocols without a browser: the same tries and locks, the
 * same cost whether somebody has the name or not, and addresses that guess are slowed (identity 4.2, 4.6).
 */
@Component
public class PasswordDoor {
    private final SignIn signIn;
    private final Addresses addresses;

    /** What comes of a try. */
    public sealed interface Tried {
        record Right(SignedIn who) implements Tried {}

        /** Whatever the reason: nobody is told which. */
        record Refused() implements Tried {}

        /** The address has guessed too much. @param pause until its next try */
        record Slowed(Duration pause) implements Tried {}
    }

    PasswordDoor(SignIn signIn, Addresses addresses) {
        this.signIn = signIn;
        this.addresses = addresses;
    }

    /**
     * Of the bound authority; no transaction runs.
     *
     * @param address of who types the password; empty where it is not known, and then none is slowed
     * @throws Busy where so many passwords are being compared that this one would wait too long; nothing has been tried
     */
    public Tried tries(String userName, String password, String address) {
        if (!address.isEmpty()) {
            var pause = addresses.pause(address);
            if (!pause.isZero()) return new Tried.Slowed(pause);
        }
        Optional<SignedIn> found = signIn.check(userName, password);
        if (found.isPresent()) return new Tried.Right(found.get());
        if (!address.isEmpty()) addresses.refused(address, signIn.isKnown(userName) ? "" : userName);
        return new Tried.Refused();
    }
}
