@NullMarked
package dk.faelled.identity.provider.claims;

import org.jspecify.annotations.NullMarked;
