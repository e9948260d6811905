/** What a session has proved and when, and what that is enough for. */
@NullMarked
package dk.faelled.identity.session;

import org.jspecify.annotations.NullMarked;
