package dk.faelled.identity.provider;

import java.io.Serializable;
import java.util.List;

/**
 * Why somebody does not get on to a system.
 *
 * @param system its name
 * @param reasons in words; empty where the system is not let in
 * @param code by which a service desk finds why
 * @param factor a second factor would help
 */
public record StoppedView(String system, List<String> reasons, String code, boolean factor) implements Serializable {
    public StoppedView {
        reasons = List.copyOf(reasons);
    }
}
