package dk.faelled.secondfactor.device;

import dk.faelled.platform.limit.RateLimits;
import dk.faelled.platform.rights.NotSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The device that calls: its id and its secret come as headers. It is counted by itself, not by the address it has. */
@Component
public class DeviceCaller {
    private static final double CALLS_A_SECOND = 5;
    private static final int CALLS_AT_ONCE = 20;
    private static final double REFUSED_A_SECOND = 1;
    private static final int REFUSED_AT_ONCE = 60;
    private final DeviceRegister register;
    private final DeviceCache cache;
    private final RateLimits limits;

    DeviceCaller(DeviceRegister register, DeviceCache cache, RateLimits limits) {
        this.register = register;
        this.cache = cache;
        this.limits = limits;
    }

    /** @throws NotSignedIn where it is not known, or its secret is another: the app resets itself */
    public Device of(HttpServletRequest request) {
        return of(id(request), secret(request), request);
    }

    /** As {@link #of}, where both come in another way. */
    public Device of(String id, String secret, HttpServletRequest request) {
        counted(id);
        return register.proved(id, secret).orElseThrow(() -> refused(request));
    }

    /** Its id, where it could be asked something now. @throws NotSignedIn as {@link #of} */
    public Optional<String> usable(HttpServletRequest request) {
        var id = id(request);
        counted(id);
        return cache.proved(id, secret(request))
                        .orElseThrow(() -> refused(request))
                        .usable()
                ? Optional.of(id)
                : Optional.empty();
    }

    private void counted(String id) {
        if (!limits.take("device " + id, CALLS_A_SECOND, CALLS_AT_ONCE)) throw tooMany();
    }

    private RuntimeException refused(HttpServletRequest request) {
        var address = "bad-device " + request.getRemoteAddr();
        return limits.take(address, REFUSED_A_SECOND, REFUSED_AT_ONCE) ? new NotSignedIn() : tooMany();
    }

    private static ErrorResponseException tooMany() {
        var refused = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
        refused.getHeaders().set("Retry-After", "1");
        return refused;
    }

    private static String id(HttpServletRequest request) {
        return header(request, "deviceId");
    }

    private static String secret(HttpServletRequest request) {
        return header(request, "ApiKey");
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value.strip();
    }
}
