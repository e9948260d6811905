package dk.faelled.platform;

/**
 * @param createClasses missing classes are made
 * @param endMissing objects of the same source that the file no longer has end
 * @param source tag of the source; equal tags belong together from run to run
 */
public record ImportOptions(boolean createClasses, boolean endMissing, String source) {
    public static final ImportOptions DEFAULT = new ImportOptions(true, false, "");

    /** With the last word of the importer's kind where no source was named: {@code csv} of {@code organisation.csv}. */
    public ImportOptions of(String kind) {
        return source.isEmpty()
                ? new ImportOptions(createClasses, endMissing, kind.substring(kind.lastIndexOf('.') + 1))
                : this;
    }
}
