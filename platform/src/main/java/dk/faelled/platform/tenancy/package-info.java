@NullMarked
package dk.faelled.platform.tenancy;

import org.jspecify.annotations.NullMarked;
