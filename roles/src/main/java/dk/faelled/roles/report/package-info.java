/** What was held on a day, by whom and through what, as a spreadsheet. */
@NullMarked
package dk.faelled.roles.report;

import org.jspecify.annotations.NullMarked;
