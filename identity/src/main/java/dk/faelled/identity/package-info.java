/** Who somebody is, and how surely that is known: sign-in, passwords, second factors, sessions. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform", "organisation", "roles", "secondfactor"})
@NullMarked
package dk.faelled.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
