package dk.faelled.organisation.chart;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.page.Moment;

/**
 * From where a reader looks at a chart: the moment, and whether inside a frame of another site.
 *
 * @param inside whether the reader may see the organisation; only then the moment may be another than now
 */
record Frame(Moment moment, boolean inside, boolean framed) {
    AsOf asOf() {
        return moment.asOf();
    }

    /** The address with the moment and the frame in it. */
    String at(String path) {
        return framed ? moment.at(path, "frame", "yes") : moment.at(path);
    }
}
