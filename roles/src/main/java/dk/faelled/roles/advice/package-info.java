/** What whoever looks after the catalogue is advised of (adviser): changes and gaps that may call for something. */
@NullMarked
package dk.faelled.roles.advice;

import org.jspecify.annotations.NullMarked;
