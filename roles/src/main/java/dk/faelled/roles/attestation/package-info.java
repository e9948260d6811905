/** Those who answer for others' rights say from time to time that they are right (attestering). */
@NullMarked
package dk.faelled.roles.attestation;

import org.jspecify.annotations.NullMarked;
