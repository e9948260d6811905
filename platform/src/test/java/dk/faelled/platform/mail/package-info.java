@NullMarked
package dk.faelled.platform.mail;

import org.jspecify.annotations.NullMarked;
