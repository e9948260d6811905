/** The organisation chart (organisationsdiagram): what of the organisation is shown to everybody, or inside. */
@NullMarked
package dk.faelled.organisation.chart;

import org.jspecify.annotations.NullMarked;
