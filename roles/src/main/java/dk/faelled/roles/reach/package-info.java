/** For which units and IT systems somebody holds a right of Fælled itself. */
@NullMarked
package dk.faelled.roles.reach;

import org.jspecify.annotations.NullMarked;
