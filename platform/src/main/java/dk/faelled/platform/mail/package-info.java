/** What is told by e-mail. */
@NullMarked
package dk.faelled.platform.mail;

import org.jspecify.annotations.NullMarked;
