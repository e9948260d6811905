package dk.faelled.organisation.chart;

import dk.faelled.platform.page.Link;
import java.util.List;

/** All of a chart as text: units below units, to be read aloud or printed. */
public record ChartListView(String title, ChartView.Look look, List<Node> units) {
    public record Node(Link link, List<Node> below) {}
}
