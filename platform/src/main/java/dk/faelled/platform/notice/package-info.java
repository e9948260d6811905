/** What people are told. */
@NullMarked
package dk.faelled.platform.notice;

import org.jspecify.annotations.NullMarked;
