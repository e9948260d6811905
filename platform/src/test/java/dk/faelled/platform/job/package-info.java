@NullMarked
package dk.faelled.platform.job;

import org.jspecify.annotations.NullMarked;
