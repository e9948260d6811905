/** What people are told, in the program and by mail, of their own accounts (ADM-05). */
@NullMarked
package dk.faelled.identity.letter;

import org.jspecify.annotations.NullMarked;
