/** What systems are told of whoever signs in: fields, fixed values, roles, and a small language of rules (identity 4.7). */
@NullMarked
package dk.faelled.identity.provider.claims;

import org.jspecify.annotations.NullMarked;
