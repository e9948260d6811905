@NullMarked
package dk.faelled.platform.page;

import org.jspecify.annotations.NullMarked;
