/** Who may do what, where, and why: IT systems, roles, and who holds them by rule or by hand. */
@ApplicationModule(
        displayName = "Roles",
        allowedDependencies = {"platform", "organisation"})
@NullMarked
package dk.faelled.roles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
