package dk.faelled.secondfactor.device;

import dk.faelled.platform.OwnLimit;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Polls and devices are counted by key and device (identity 5.1); enrolling, which anybody may, by address. */
@Component
class DeviceLimits implements OwnLimit {
    private static final Pattern OWN = Pattern.compile(
            "/os2faktor/name|/os2faktor/(api|xapi)/client(/(?!v2/register).*)?|/os2faktor/api/notification/[^/]+/poll|/api/secondfactor/v1/device/.*");

    @Override
    public boolean counts(String path) {
        return OWN.matcher(path).matches();
    }
}
