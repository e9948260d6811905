package dk.faelled.roles.attestation;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The evidence of an attestation (dokumentation), for its attesters and for those who may see how far all are. */
@Controller
@RequestMapping(AttestationPages.PATH)
@Requires(AttestationPages.EVERYBODY)
class AttestationEvidencePages {
    private final AttestationDesk desk;
    private final AttestationEvidence evidence;

    AttestationEvidencePages(AttestationDesk desk, AttestationEvidence evidence) {
        this.desk = desk;
        this.evidence = evidence;
    }

    @GetMapping("/{id}/evidence.xlsx")
    void xlsx(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var one = desk.toRead(id);
        begin(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", one);
        evidence.xlsx(one, response.getOutputStream());
    }

    /** At most {@link AttestationEvidence#PDF} lines, so it is made before anything is sent. */
    @GetMapping("/{id}/evidence.pdf")
    @org.jspecify.annotations.Nullable
    String pdf(@PathVariable UUID id, HttpServletResponse response, RedirectAttributes next) throws IOException {
        var one = desk.toRead(id);
        var made = new ByteArrayOutputStream();
        try {
            evidence.pdf(one, made);
        } catch (RuleBroken tooLong) {
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    new Shell.Flash(Shell.Kind.WARNING, dk.faelled.platform.page.Messages.text(tooLong)));
            return "redirect:" + AttestationPages.PATH + "/" + id + "/changes";
        }
        begin(response, "application/pdf", "pdf", one);
        response.setContentLength(made.size());
        made.writeTo(response.getOutputStream());
        return null;
    }

    private static void begin(HttpServletResponse response, String type, String ending, Attestation one) {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"attestering-" + one.run().deadline() + "-" + one.id() + "." + ending + "\"");
    }
}
