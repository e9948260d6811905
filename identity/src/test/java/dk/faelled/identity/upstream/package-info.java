@NullMarked
package dk.faelled.identity.upstream;

import org.jspecify.annotations.NullMarked;
