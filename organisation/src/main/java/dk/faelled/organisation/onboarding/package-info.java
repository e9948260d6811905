/** A new employee (ny medarbejder), step by step, written down in one act at the end. */
@NullMarked
package dk.faelled.organisation.onboarding;

import org.jspecify.annotations.NullMarked;
