/** The module's part of the audit log, told as OS2faktor told it (ADM-01). */
@NullMarked
package dk.faelled.identity.eventlog;

import org.jspecify.annotations.NullMarked;
