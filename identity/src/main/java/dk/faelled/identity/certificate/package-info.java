/** The certificates by which others are known, and when each of them ends (ADM-09). */
@NullMarked
package dk.faelled.identity.certificate;

import org.jspecify.annotations.NullMarked;
