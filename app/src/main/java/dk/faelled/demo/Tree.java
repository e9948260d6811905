package dk.faelled.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The units of one authority, parents before children: line, payroll and MED organisation. */
final class Tree {
    record Node(String key, String name, @Nullable String parent, String type, String level, boolean staffed) {}

    private static final List<String> PLACES = List.of(
            "Nord",
            "Syd",
            "Øst",
            "Vest",
            "Midt",
            "Søbred",
            "Åbakken",
            "Møllevang",
            "Skovly",
            "Bøgelund",
            "Kærvej",
            "Strandby",
            "Højager",
            "Engdal",
            "Lindevang",
            "Nørreå",
            "Præstemark",
            "Tinghøj",
            "Vandtårnet",
            "Østervang");
    private final List<Node> nodes = new ArrayList<>();
    private final String prefix;
    private final String name;

    private Tree(String prefix, String name) {
        this.prefix = prefix;
        this.name = name;
    }

    static List<Node> municipality(String prefix, String name, int wanted) {
        var tree = new Tree(prefix, name);
        tree.line(wanted);
        return List.copyOf(tree.nodes);
    }

    private void line(int wanted) {
        var root = add("", name, null, "Kommune", "N1", false);
        var mayor = add("BA", "Borgmesterens Afdeling", root, "Afdeling", "N2", true);
        for (var staff : List.of("HR og Løn", "Økonomi", "It og Digitalisering", "Kommunikation", "Borgerservice"))
            add("BA" + staff.charAt(0) + staff.length(), staff, mayor, "Kontor", "N3", true);
        var technical = add("TM", "Teknik og Miljø", root, "Forvaltning", "N2", true);
        for (var area : List.of("Veje og Trafik", "Natur og Vand", "Byggesager", "Ejendomme", "Affald og Genbrug"))
            add("TM" + area.charAt(0) + area.length(), area, technical, "Kontor", "N3", true);
        var children = add("SB", "Skole og Børn", root, "Forvaltning", "N2", true);
        var schools = add("SBS", "Skoler", children, "Område", "N3", true);
        var dayCare = add("SBD", "Dagtilbud", children, "Område", "N3", true);
        var social = add("SS", "Social og Sundhed", root, "Forvaltning", "N2", true);
        var elderly = add("SSÆ", "Ældre og Hjemmepleje", social, "Område", "N3", true);
        var health = add("SSH", "Sundhed og Træning", social, "Område", "N3", true);
        var med = add("MED", "MED-organisation", null, "MED", "N1", false);
        add("MEDH", "Hovedudvalg", med, "Udvalg", "N2", false);
        add("MEDS", "MED-udvalg Skole og Børn", med, "Udvalg", "N2", false);
        add("MEDT", "MED-udvalg Teknik og Miljø", med, "Udvalg", "N2", false);
        var payroll = add("LØN", "Lønorganisation", null, "Løn", "N1", false);
        add("LØN1", "Lønafsnit 1", payroll, "Lønafsnit", "N2", false);
        add("LØN2", "Lønafsnit 2", payroll, "Lønafsnit", "N2", false);
        fill(wanted, List.of(schools, dayCare, elderly, health));
    }

    /** Institutions with teams below them until there are as many units as wanted. */
    private void fill(int wanted, List<String> areas) {
        for (int i = 0; nodes.size() < wanted; i++) {
            int kind = i % areas.size();
            var place = PLACES.get(i / areas.size() % PLACES.size());
            int round = i / areas.size() / PLACES.size();
            var suffix = round == 0 ? "" : " " + (round + 1);
            var top = institution(kind, areas.get(kind), place + suffix, i);
            for (int team = 1; team <= 3 && nodes.size() < wanted; team++)
                add("I" + i + "T" + team, teamName(kind, team) + " " + place + suffix, top, "Team", "N5", true);
        }
    }

    private String institution(int kind, String area, String place, int number) {
        var type =
                switch (kind) {
                    case 0 -> "Skole";
                    case 1 -> "Børnehus";
                    case 2 -> "Plejecenter";
                    default -> "Sundhedshus";
                };
        var title = kind == 0 ? place + " Skole" : type + "et " + place;
        return add("I" + number, title, area, type, "N4", true);
    }

    private static String teamName(int kind, int team) {
        var names =
                switch (kind) {
                    case 0 -> List.of("Indskoling", "Mellemtrin", "Udskoling");
                    case 1 -> List.of("Vuggestuen", "Børnehaven", "Skovgruppen");
                    case 2 -> List.of("Dagvagt", "Aftenvagt", "Køkken");
                    default -> List.of("Genoptræning", "Sygepleje", "Forebyggelse");
                };
        return names.get(team - 1);
    }

    private String add(String key, String name, @Nullable String parent, String type, String level, boolean staffed) {
        var full = key.isEmpty() ? prefix : prefix + "-" + key;
        nodes.add(new Node(full, name, parent, type, level, staffed));
        return full;
    }
}
