/** Files in: the CSV set, payroll, and the KLE plan. */
@NullMarked
package dk.faelled.organisation.importing;

import org.jspecify.annotations.NullMarked;
