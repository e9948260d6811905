/** What is done when somebody else may know a password: sessions end, it is to be changed, administrators are told. */
@NullMarked
package dk.faelled.identity.suspicion;

import org.jspecify.annotations.NullMarked;
