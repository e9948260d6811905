@NullMarked
package dk.faelled.roles.rule;

import org.jspecify.annotations.NullMarked;
