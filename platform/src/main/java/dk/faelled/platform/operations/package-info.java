@NullMarked
package dk.faelled.platform.operations;

import org.jspecify.annotations.NullMarked;
