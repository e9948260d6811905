package dk.faelled.organisation.os2mo.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a token says of the one who calls, beyond who it is. */
public record Caller(@Nullable String userName, @Nullable String email, List<String> roles) {}
