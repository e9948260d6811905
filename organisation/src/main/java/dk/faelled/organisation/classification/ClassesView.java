package dk.faelled.organisation.classification;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Option;
import java.time.LocalDate;
import java.util.List;

/** One facet and its classes. */
public record ClassesView(
        List<Option> facets,
        String facet,
        ListView<ClassList.Row> list,
        LocalDate on,
        LocalDate today,
        boolean mayEdit) {}
