package dk.faelled.platform;

/** The invented authorities that a demo shows. A bean of {@code app}; the launcher calls it at each start of a demo. */
public interface DemoWorld {
    /**
     * Loads the world unless it is there already.
     *
     * @param size {@code small}, {@code typical} or {@code large}
     * @return lines for the console: the demo users and how they sign in
     */
    String load(String size);
}
