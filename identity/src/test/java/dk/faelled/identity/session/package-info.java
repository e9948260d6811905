@NullMarked
package dk.faelled.identity.session;

import org.jspecify.annotations.NullMarked;
