package dk.faelled.identity.provider;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import org.jspecify.annotations.Nullable;

/** @param action where the form is posted @param system whose wish it is @param who is signed in @param again to the provider that has vouched; null for none */
public record AnewView(
        String action, String system, String who, @Nullable Link again, Errors errors) {}
