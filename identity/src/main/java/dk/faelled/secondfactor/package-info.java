/** A second factor of whoever signs in: what a person has, beside what he or she knows. */
@ApplicationModule(displayName = "Second factor", allowedDependencies = "platform")
@NullMarked
package dk.faelled.secondfactor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
