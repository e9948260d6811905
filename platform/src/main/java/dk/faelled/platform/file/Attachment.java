package dk.faelled.platform.file;

import dk.faelled.platform.RuleBroken;
import java.util.Set;

/** What people may attach: told by the content, not by the name (ASVS V5). */
final class Attachment {
    static final String USAGE = "attachment";
    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "text/plain",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/x-tika-ooxml",
            "application/zip");

    private Attachment() {}

    static void check(String usage, String type) {
        if (usage.equals(USAGE) && !TYPES.contains(type)) throw new RuleBroken("platform.file.type", type).at("file");
    }
}
