@NullMarked
package dk.faelled.platform.list;

import org.jspecify.annotations.NullMarked;
