package dk.faelled.organisation.report;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the standard reports are made.
 *
 * @param nightly whether all are made each night
 * @param medRoots keys of the units at the top of the MED organisation; none: the roots whose key or name begins with MED
 */
@ConfigurationProperties("faelled.organisation.reports")
record StandardSettings(
        @DefaultValue("true") boolean nightly,
        @DefaultValue({}) List<String> medRoots) {}
