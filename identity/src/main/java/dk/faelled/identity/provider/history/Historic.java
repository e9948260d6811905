package dk.faelled.identity.provider.history;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of how a system is set up that can be told in words and led back to what it was.
 *
 * @param <S> what is kept of it: a record, equal to another where nothing was changed, and without secrets
 */
public interface Historic<S> {
    Part part();

    Class<S> kept();

    /** Empty where the system has none of it. */
    Optional<S> now(UUID provider);

    /** Labels with their values, as its pages write them, of one state after the other. */
    List<Map<String, List<String>>> inWords(List<S> states);

    /**
     * @throws RuleBroken where it may not be so any more
     * @throws NotFound where the system has none of it
     */
    void back(UUID provider, S state);
}
