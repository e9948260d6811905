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
        return first(path).equals("os2rollekatalog") && path.startsWith("/");
    }

    /** Whether the path, doubled slashes or not, is at or below one of them. */
    static boolean covers(String path) {
        return ALL.contains(first(path));
    }

    /** Its first segment that is not empty. */
    private static String first(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') start++;
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }
}
