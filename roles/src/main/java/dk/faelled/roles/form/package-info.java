/** What stands in the fields of the catalogue's forms. */
@NullMarked
package dk.faelled.roles.form;

import org.jspecify.annotations.NullMarked;
