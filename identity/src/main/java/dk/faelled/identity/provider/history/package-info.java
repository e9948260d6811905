/** What has been changed of systems, by whom, and the way back (BEY-10). */
@NullMarked
package dk.faelled.identity.provider.history;

import org.jspecify.annotations.NullMarked;
