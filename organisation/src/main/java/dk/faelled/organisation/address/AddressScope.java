package dk.faelled.organisation.address;

import dk.faelled.organisation.ErrorKey;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms that the value of an address may have (3.4). */
enum AddressScope {
    PHONE(ErrorKey.ADDRESS_PHONE, matching("\\+?\\d+")),
    EMAIL(ErrorKey.ADDRESS_EMAIL, AddressScope::isEmail),
    WWW(ErrorKey.ADDRESS_WWW, AddressScope::isWeb),
    EAN(ErrorKey.ADDRESS_EAN, matching("\\d{13}")),
    PNUMBER(ErrorKey.ADDRESS_PNUMBER, matching("\\d{10}")),
    UUID(ErrorKey.ADDRESS_UUID, AddressScope::isUuid),
    // the register may be out of reach: whether it knows the address is a finding, not an error
    DAR(ErrorKey.ADDRESS_DAR, AddressScope::isUuid),
    MULTIFIELD_TEXT(null, _ -> true),
    TEXT(null, _ -> true);

    // RFC 5322 3.4.1 addr-spec with dot-atoms, or a quoted local part, and a domain with a dot
    private static final Pattern EMAIL_FORM = Pattern.compile(
            "(?:[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*|\"(?:[^\"\\\\]|\\\\.)+\")"
                    + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?");

    private final @Nullable ErrorKey error;
    private final Predicate<String> valid;

    AddressScope(@Nullable ErrorKey error, Predicate<String> valid) {
        this.error = error;
        this.valid = valid;
    }

    /** What is no scope of ours is text. */
    static AddressScope of(String scope) {
        return Arrays.stream(values())
                .filter(s -> s.name().equals(scope))
                .findFirst()
                .orElse(TEXT);
    }

    void check(String value) {
        if (error != null && !valid.test(value)) throw error.broken(value).at("value");
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean isEmail(String value) {
        return value.length() <= 320 && EMAIL_FORM.matcher(value).matches();
    }

    private static boolean isWeb(String value) {
        try {
            var uri = URI.create(value);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUuid(String value) {
        return value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
