@NullMarked
package dk.faelled.platform.gallery;

import org.jspecify.annotations.NullMarked;
