package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleKeyword;
import dk.faelled.organisation.KleNumber.Level;
import dk.faelled.platform.importing.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A main group, group or subject while its element is read. */
class KleElement {
    /** How titles say it where no element does (routing 4.6). */
    private static final String GONE = "(?i)\\s*\\[(udgået|udgår)]$";

    private static final Set<String> DATES = Set.of("OprettetDato", "UdgaaetDato", "FlyttetDato");
    private final String element;
    private final Level level;
    private final List<String> replacedBy = new ArrayList<>();
    private final Set<String> keywords = new LinkedHashSet<>();
    private long line;
    private String number = "";
    private String title = "";
    private String uuid = "";
    private boolean historic;
    private @Nullable LocalDate created;
    private @Nullable LocalDate ended;
    private @Nullable String wrongDate;

    KleElement(String element, Level level, long line) {
        this.element = element;
        this.level = level;
        this.line = line;
    }

    String number() {
        return number;
    }

    /** Whether it holds elements of its own that say something. */
    boolean opens(String name) {
        return name.equals(element + "AdministrativInfo") || name.equals("Historisk") || name.equals("Flyttet");
    }

    void opened(String name) {
        if (!name.equals(element + "AdministrativInfo")) historic = true;
    }

    void notHistoric() {
        historic = false;
    }

    boolean knows(String name) {
        return DATES.contains(name)
                || name.equals("UUID")
                || name.equals("AfloestAf")
                || name.equals("RettetDato")
                || name.equals(element + "Nr")
                || name.equals(element + "Titel")
                || name.equals(element + "Stikord");
    }

    void says(String name, String text, long at) {
        if (DATES.contains(name)) date(name, text);
        else if (name.equals("UUID")) uuid = text;
        else if (name.equals("AfloestAf")) replacedBy.add(text);
        else if (name.equals(element + "Titel")) title = text;
        else if (name.equals(element + "Stikord") && !text.isEmpty()) keywords.add(text);
        else if (name.equals(element + "Nr")) {
            number = text;
            line = at;
        }
    }

    private void date(String name, String text) {
        // xs:date may have a time zone behind it, xs:dateTime a time
        var day = Values.date(text.length() > 10 ? text.substring(0, 10) : text);
        if (day.isEmpty()) wrongDate = name + " " + text;
        else if (name.equals("OprettetDato")) created = day.get();
        else {
            ended = day.get();
            historic = true;
        }
    }

    /** @param plan whether the file is the whole plan, in which what is not said is not so */
    void stage(KleStaging out, @Nullable String within, boolean plan) {
        var column = element + "Nr";
        if (wrongDate != null) {
            out.refuse(line, column, wrongDate, "date");
            return;
        }
        var gone = historic || !title.equals(title.replaceFirst(GONE, ""));
        // numbers that went out before they came are known since always
        var since = created != null && ended != null && !created.isBefore(ended) ? null : created;
        out.item(
                line,
                column,
                level,
                within,
                new KleItem(
                        number,
                        title.replaceFirst(GONE, ""),
                        uuid,
                        since,
                        gone,
                        ended,
                        false,
                        plan || !replacedBy.isEmpty() ? List.copyOf(replacedBy) : null,
                        KleItem.PLAN,
                        plan || !keywords.isEmpty()
                                ? keywords.stream()
                                        .map(phrase -> new KleKeyword(phrase, null))
                                        .toList()
                                : null));
    }
}
