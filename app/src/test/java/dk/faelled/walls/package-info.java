/** The walls of the whole program, tried from outside: over HTTP, and at the database. */
@NullMarked
package dk.faelled.walls;

import org.jspecify.annotations.NullMarked;
