package dk.faelled.platform.web;

import java.util.Set;

/** The prefixes under which interfaces of replaced products are answered (ARCHITECTURE: Interfaces). */
final class CompatiblePrefixes {
    static final Set<String> ALL = Set.of(
            "os2mo",
            "os2rollekatalog",
            "os2faktor",
            "os2datascanner",
            "os2opgavefordeler",
            "os2autoproces",
            "os2udoglaer",
            "os2iot",
            "os2kitos");

    private CompatiblePrefixes() {}

    /**
     * Whether the path is of the role catalogue. There a key counts in its header {@code ApiKey} only (what comes as
     * {@code Authorization} is nobody's), and accounts are named, by some with the Windows domain before them.
     */
    static boolean isRoleCatalogue(String path) {
        return path.matches("/+os2rollekatalog(/.*)?");
    }

    /** Whether the path, doubled slashes or not, is at or below one of them. */
    static boolean covers(String path) {
        var start = path.replaceFirst("^/+", "");
        int end = start.indexOf('/');
        return ALL.contains(end < 0 ? start : start.substring(0, end));
    }
}
