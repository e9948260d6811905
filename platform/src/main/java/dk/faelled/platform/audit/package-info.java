@NullMarked
package dk.faelled.platform.audit;

import org.jspecify.annotations.NullMarked;
