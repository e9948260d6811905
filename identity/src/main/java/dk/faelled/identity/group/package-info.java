/** Groups of persons, which decide who gets into a system and what it is told. */
@NullMarked
package dk.faelled.identity.group;

import org.jspecify.annotations.NullMarked;
