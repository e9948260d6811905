package dk.faelled.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Common Danish given names and surnames, put together at random. */
final class Names {
    private static final List<String> GIVEN = List.of(
            "Anne", "Søren", "Mette", "Lars", "Kirsten", "Jens", "Åse", "Bjørn", "Hanne", "Morten", "Pia", "Thomas",
            "Susanne", "Peter", "Lene", "Henrik", "Marianne", "Jørgen", "Charlotte", "Ole", "Camilla", "Rasmus",
            "Louise", "Mads", "Ida", "Frederik", "Sofie", "Mikkel", "Freja", "Emil", "Maja", "Anders", "Julie", "Kasper",
            "Signe", "Nikolaj", "Katrine", "Jacob", "Sanne", "Torben", "Gitte", "Bent", "Ulla", "Flemming", "Birgit",
            "Steen", "Inge", "Claus", "Tove", "Niels", "Ellen", "Aksel", "Astrid", "Oskar", "Karla", "Malthe", "Alma",
            "Fatima", "Ahmed", "Aisha", "Yusuf", "Zeynep", "Omar", "Anna-Sofie", "Hans-Henrik", "Ann-Britt",
            "Poul-Erik", "Bo", "Dorthe", "Finn", "Grethe", "Ivan", "Jytte", "Knud", "Lis", "Vibeke", "Øjvind");
    private static final List<String> FAMILY = List.of(
            "Nielsen", "Jensen", "Hansen", "Pedersen", "Andersen", "Christensen", "Larsen", "Sørensen", "Rasmussen",
            "Jørgensen", "Petersen", "Madsen", "Kristensen", "Olsen", "Thomsen", "Christiansen", "Poulsen", "Johansen",
            "Møller", "Mortensen", "Knudsen", "Schmidt", "Lund", "Holm", "Krogh", "Bæk", "Skov", "Østergaard",
            "Vestergaard", "Nørgaard", "Søndergaard", "Kjær", "Dahl", "Friis", "Bech", "Lauridsen", "Bertelsen",
            "Mikkelsen", "Åkjær", "Ravn", "Winther", "Berg", "Toft", "Yilmaz", "Hussein", "Nguyen", "Ali", "Bjerregaard",
            "Damgaard", "Overgaard", "Brandt", "Gregersen", "Thygesen", "Kaae");

    record Name(String given, String family) {}

    private Names() {}

    static Name any(RandomGenerator random) {
        var family = pick(FAMILY, random);
        if (random.nextInt(5) == 0) family = pick(FAMILY, random) + (random.nextInt(6) == 0 ? "-" : " ") + family;
        return new Name(pick(GIVEN, random), family);
    }

    static String pick(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
