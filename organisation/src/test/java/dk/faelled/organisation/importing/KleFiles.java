package dk.faelled.organisation.importing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Invented plans in each format, and where the real keyword set lies. */
final class KleFiles {
    static final String PLAN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <KLE-Emneplan>
              <UdgivelsesDato>2026-02-01</UdgivelsesDato>
              <Hovedgruppe>
                <HovedgruppeNr>05</HovedgruppeNr>
                <HovedgruppeTitel>Veje &amp; trafik</HovedgruppeTitel>
                <HovedgruppeVejledning><VejledningTekst><p>Om <b>veje</b></p></VejledningTekst></HovedgruppeVejledning>
                <HovedgruppeAdministrativInfo><OprettetDato>2007-01-01</OprettetDato><RettetDato>2010-05-01</RettetDato></HovedgruppeAdministrativInfo>
                <UUID>11111111-2222-4333-8444-555555555555</UUID>
                <Gruppe>
                  <GruppeNr>05.01</GruppeNr>
                  <GruppeTitel>Vejes administration</GruppeTitel>
                  <GruppeAdministrativInfo><OprettetDato>2007-01-01</OprettetDato></GruppeAdministrativInfo>
                  <Emne>
                    <EmneNr>05.01.08</EmneNr>
                    <EmneTitel>Broer</EmneTitel>
                    <EmneAdministrativInfo><OprettetDato>2012-07-01</OprettetDato></EmneAdministrativInfo>
                    <EmneStikord>bro</EmneStikord>
                    <EmneStikord>gangbro</EmneStikord>
                  </Emne>
                  <Emne>
                    <EmneNr>05.01.09</EmneNr>
                    <EmneTitel>Færger</EmneTitel>
                    <EmneAdministrativInfo>
                      <OprettetDato>2007-01-01</OprettetDato>
                      <Historisk><Flyttet><FlyttetDato>2020-03-01</FlyttetDato><AfloestAf><EmneNr>05.01.08</EmneNr></AfloestAf></Flyttet></Historisk>
                    </EmneAdministrativInfo>
                    <EmneRetskildeReference><RetskildeTitel>Lov om færger</RetskildeTitel></EmneRetskildeReference>
                    <EmneRetskildeReference><RetskildeTitel>Lov om havne</RetskildeTitel></EmneRetskildeReference>
                  </Emne>
                  <Emne><EmneNr>05.01.10</EmneNr><EmneTitel>Hestevogne [udgået]</EmneTitel></Emne>
                </Gruppe>
              </Hovedgruppe>
            </KLE-Emneplan>
            """;

    private KleFiles() {}

    static String subjects(String... numbers) {
        var text = new StringBuilder("<r:KLE-Emner xmlns:r=\"http://www.kle-online.dk/rest/resources/emner\">\n");
        for (var number : numbers)
            text.append("<r:Emne ref=\"x\"><r:EmneNr>%s</r:EmneNr><r:EmneTitel>Emne %s</r:EmneTitel></r:Emne>\n"
                    .formatted(number, number));
        return text + "</r:KLE-Emner>";
    }

    /** Beside the repository; elsewhere the test is left out. */
    static Path keywordSet() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("shared/data/os2kle/OS2KLE.txt");
            if (Files.isRegularFile(file)) return file;
        }
        assumeTrue(false, "shared/data/os2kle/OS2KLE.txt is not beside the repository");
        throw new IllegalStateException();
    }
}
