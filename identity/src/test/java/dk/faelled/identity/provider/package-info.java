@NullMarked
package dk.faelled.identity.provider;

import org.jspecify.annotations.NullMarked;
