package dk.faelled.platform.page;

/** How many notices the reader of a page has not read; one bean, asked once a page. */
public interface Unread {
    int MOST = 100;

    /** At most {@link #MOST}. */
    int count();
}
