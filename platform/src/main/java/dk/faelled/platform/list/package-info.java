/** Lists: the address holds everything; paged by key, sorted, filtered, chosen columns, saved views. */
@NullMarked
package dk.faelled.platform.list;

import org.jspecify.annotations.NullMarked;
