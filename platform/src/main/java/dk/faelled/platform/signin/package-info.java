@NullMarked
package dk.faelled.platform.signin;

import org.jspecify.annotations.NullMarked;
