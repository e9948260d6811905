/** IT systems, accounts and their roles. */
@NullMarked
package dk.faelled.organisation.account;

import org.jspecify.annotations.NullMarked;
