@NullMarked
package dk.faelled.organisation.chart;

import org.jspecify.annotations.NullMarked;
