package dk.faelled.bench;

import java.util.List;
import java.util.Random;

/** An invented payroll file: a tree of units, and employments of whom a tenth lead and a twentieth have two jobs. */
final class PayrollFile {
    private static final List<String> GIVEN = List.of("Ane", "Bo", "Cille", "Dorte", "Emil", "Freja", "Gorm", "Åse");
    private static final List<String> SURNAMES = List.of("Holm", "Sørensen", "Krogh", "Bæk", "Ågaard", "Lind");
    private static final List<String> JOBS = List.of(
            "Lærer", "Pædagog", "Sygeplejerske", "Socialrådgiver", "Ingeniør", "Kontorassistent", "Afdelingsleder");
    private static final List<String> CONTRACTS = List.of("Månedsløn", "Timeløn", "Tjenestemand", "Elev");

    private PayrollFile() {}

    static String of(int units, int employments, long seed) {
        var random = new Random(seed);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<kmd>\n");
        for (int i = 0; i < units; i++) unit(xml, i);
        for (int i = 0; i < employments; i++) employee(xml, i, units, random);
        return xml.append("</kmd>\n").toString();
    }

    private static void unit(StringBuilder xml, int no) {
        xml.append(
                """
                <orgUnit id="%d" client="813" lastChanged="2020-01-01">
                <startDate>2010-01-01</startDate><endDate>9999-12-31</endDate>
                <parentOrgUnit>%s</parentOrgUnit><shortName>E%d</shortName><longName>Enhed nr. %d &amp; børn</longName>
                <street>Bygaden %d</street><zipCode>8000</zipCode><city>Aarhus C</city>
                <phoneNumber>%d</phoneNumber><pNr>0000000000</pNr><orgType>00</orgType><orgTypeTxt>Afdeling</orgTypeTxt>
                </orgUnit>
                """.formatted(40_000 + no, no == 0 ? "" : "" + (40_000 + (no - 1) / 6), no, no, no, 87_000_000 + no));
    }

    private static void employee(StringBuilder xml, int no, int units, Random random) {
        // every twentieth is the second job of the one before
        int person = no % 20 == 19 ? no - 1 : no;
        xml.append("""
                <employee id="%d" client="813" lastChanged="2024-03-01">
                <entryDate>20%02d-%02d-01</entryDate><leaveDate>9999-12-31</leaveDate>
                <cpr suppId="0">%s</cpr><firstName>%s</firstName><lastName>%s</lastName>
                <address>Åvej %d</address><postalCode>8000</postalCode><city>Aarhus C</city><country>DK</country>
                <workPhone>%d</workPhone><email>p%d@soendby.example</email><userId>SB%d</userId>
                <workContract>01</workContract><workContractText>%s</workContractText>
                <positionId>1</positionId><position>%s</position>
                <isManager>%s</isManager><superiorLevel>%d</superiorLevel><subordinateLevel>1</subordinateLevel>
                <orgUnit>%d</orgUnit><numerator>%d</numerator><denominator>37</denominator>
                </employee>
                """.formatted(
                        10_000 + no,
                        11 + random.nextInt(14),
                        1 + random.nextInt(12),
                        cpr(person),
                        GIVEN.get(person % GIVEN.size()),
                        SURNAMES.get(person / 7 % SURNAMES.size()),
                        person,
                        23_000_000 + no,
                        person,
                        person,
                        CONTRACTS.get(random.nextInt(CONTRACTS.size())),
                        JOBS.get(random.nextInt(JOBS.size())),
                        no % 10 == 0,
                        1 + random.nextInt(4),
                        40_000 + random.nextInt(units),
                        20 + random.nextInt(18)));
    }

    /** Days 61 to 88 only: no number of a living person. */
    private static String cpr(int no) {
        return "%02d%02d%02d%04d".formatted(61 + no % 28, 1 + no / 28 % 12, 50 + no / 336 % 45, no % 4_000);
    }
}
