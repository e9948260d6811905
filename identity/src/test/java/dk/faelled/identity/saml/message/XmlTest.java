package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Requests.why;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.saml.message.Refused.Why;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML of strangers (identity 7): what it may hold, how large and how deep it may be. */
class XmlTest {
    private static Why refused(String xml) {
        return why(() -> Xml.read(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><a/>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>",
                "<!DOCTYPE a PUBLIC \"-//x//y\" \"file:///etc/hosts\"><a/>",
                "<!DOCTYPE a [<!ATTLIST a ID ID #FIXED \"_1\">]><a/>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE a [<!NOTATION n SYSTEM \"x\">]><a/>",
                "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
                        + "<l>&d;</l>"
            })
    void aTypeDeclarationIsRefusedWhateverIsInIt(String xml) {
        assertThat(refused(xml)).isEqualTo(Why.DOCTYPE);
    }

    @Test
    void alsoInAnotherEncodingThanAPlainSearchWouldFindItIn() {
        var xml =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        assertThat(why(() -> Xml.read(xml.getBytes(StandardCharsets.UTF_16)))).isEqualTo(Why.DOCTYPE);
    }

    /** Parsers are kept: what one has read counts in no limit of the next message, and a limit stays one. */
    @Test
    void oneMessageAfterTheOtherIsReadByTheSameRules() {
        var large = ("<a>" + "x".repeat(Xml.LARGEST - 100) + "</a>").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 300; i++)
            assertThat(Xml.read(large).getDocumentElement().getTextContent()).hasSize(Xml.LARGEST - 100);
        assertThat(refused("<!DOCTYPE a><a/>")).isEqualTo(Why.DOCTYPE);
        assertThat(refused("<a>".repeat(Xml.DEEPEST + 1) + "</a>".repeat(Xml.DEEPEST + 1)))
                .isEqualTo(Why.TOO_DEEP);
        assertThat(Xml.read(large).getDocumentElement().getTextContent()).hasSize(Xml.LARGEST - 100);
    }

    @Test
    void aFileThatIsToBeIncludedIsNot(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "kodeord");
        var read = Xml.read(("<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + secret.toUri()
                        + "\" parse=\"text\"/></a>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(read.getDocumentElement().getTextContent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a>",
                "<a>&x;</a>",
                "<a b=\"1\" b=\"2\"/>",
                "<a/><b/>",
                "<?xml version=\"1.1\"?><a/>",
                "<x:a/>"
            })
    void whatIsNoXmlOfVersion10IsRefused(String xml) {
        assertThat(refused(xml)).isEqualTo(Why.NOT_XML);
    }

    @Test
    void itIsAtMost64DeepAnd256KilobytesLarge() {
        Xml.read(("<a>".repeat(64) + "</a>".repeat(64)).getBytes(StandardCharsets.UTF_8));
        assertThat(refused("<a>".repeat(65) + "</a>".repeat(65))).isEqualTo(Why.TOO_DEEP);
        assertThat(refused("<a>".repeat(20_000) + "</a>".repeat(20_000))).isEqualTo(Why.TOO_DEEP);
        Xml.read(("<a>" + "x".repeat((256 << 10) - 7) + "</a>").getBytes(StandardCharsets.UTF_8));
        assertThat(refused("<a>" + "x".repeat((256 << 10) - 6) + "</a>")).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void instructionsAreRefusedAndAnIdStandsOnceUnderWhateverName() {
        assertThat(refused("<a><?php x?></a>")).isEqualTo(Why.CONTENT);
        assertThat(refused("<a ID=\"_1\"><b ID=\"_1\"/></a>")).isEqualTo(Why.IDS_TWICE);
        assertThat(refused("<a ID=\"_1\"><b Id=\"_1\"/></a>")).isEqualTo(Why.IDS_TWICE);
        assertThat(refused("<a ID=\"_1\"><b xml:id=\"_1\"/></a>")).isEqualTo(Why.IDS_TWICE);
        Xml.read("<a ID=\"_1\"><b ID=\"_2\"/></a>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNameThatACommentCutsInTwoIsReadWhole() {
        var read =
                Logout.in(Requests.posted(Requests.logout("_1", Instant.EPOCH, "anna<!-- x -->@dalby.example.evil")));
        assertThat(((Logout.Request) read).nameId()).isEqualTo("anna@dalby.example.evil");
    }

    @Test
    void whatIsWrittenIsReadAgainAsTheSame() {
        var xml = "<a xmlns=\"urn:x\" b=\"æ&quot;&lt;\"><c>å &amp; ø</c></a>";
        var once = Xml.write(Xml.read(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(Xml.write(Xml.read(once.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(once)
                .contains("å &amp; ø");
    }
}
