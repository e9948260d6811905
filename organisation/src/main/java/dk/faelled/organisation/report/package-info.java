/** The standard reports (rapporter): on demand and each night, as files that people and programs fetch. */
@NullMarked
package dk.faelled.organisation.report;

import org.jspecify.annotations.NullMarked;
