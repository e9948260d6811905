/** The rules themselves: who holds what, why, limited to what. Pure: they know only what they are given. */
@NullMarked
package dk.faelled.roles.rule;

import org.jspecify.annotations.NullMarked;
