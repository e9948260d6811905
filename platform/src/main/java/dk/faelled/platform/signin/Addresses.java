package dk.faelled.platform.signin;

import dk.faelled.platform.limit.RateLimits;
import org.springframework.stereotype.Component;

/** One address that guesses at many accounts is locked like an account that many guess at. */
@Component
class Addresses {
    private static final int TRIES = 20;
    /** A town hall sits behind one address, and so does everyone behind a proxy on this machine. */
    private static final int TRIES_NEARBY = 2_000;

    private static final double QUARTER_OF_AN_HOUR = 900;
    static final int WAIT_SECONDS = (int) QUARTER_OF_AN_HOUR / TRIES;
    private final RateLimits limits;

    Addresses(RateLimits limits) {
        this.limits = limits;
    }

    boolean mayTry(String address) {
        int tries = tries(address);
        return limits.has("sign-in " + address, tries / QUARTER_OF_AN_HOUR, tries);
    }

    void refused(String address) {
        int tries = tries(address);
        limits.take("sign-in " + address, tries / QUARTER_OF_AN_HOUR, tries);
    }

    private static int tries(String address) {
        return address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1") ? TRIES_NEARBY : TRIES;
    }
}
