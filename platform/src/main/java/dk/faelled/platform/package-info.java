/** The ground floor: tenancy, current user, rights, audit, jobs, files, imports, pages. */
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN)
@NullMarked
package dk.faelled.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
