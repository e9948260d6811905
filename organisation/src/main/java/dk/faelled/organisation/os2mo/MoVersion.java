package dk.faelled.organisation.os2mo;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients that ask for the version are told. */
public final class MoVersion {
    private MoVersion() {}

    public static Map<String, @Nullable Object> answer() {
        var version = new HashMap<String, @Nullable Object>();
        version.put("mo_version", "faelled");
        version.put("mo_hash", null);
        version.put("lora_version", null);
        return version;
    }
}
