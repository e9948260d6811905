@NullMarked
package dk.faelled.platform.web;

import org.jspecify.annotations.NullMarked;
