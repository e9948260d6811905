package dk.faelled.identity.signin;

import dk.faelled.identity.session.Verdict;
import dk.faelled.platform.page.Messages;
import java.util.List;

/** Why somebody does not come in, in words, each with the way out (IDP-10). */
public final class Reasons {
    private Reasons() {}

    public static List<String> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Locked(var locks) ->
                locks.stream()
                        .sorted()
                        .map(lock -> Messages.text("identity.refused.lock." + lock))
                        .toList();
            case Verdict.Failed(var condition) -> List.of(Messages.text("identity.refused.condition." + condition));
            case Verdict.NotAllowed _, Verdict.Activate _ ->
                List.of(Messages.text(
                        "identity.refused.level." + verdict.getClass().getSimpleName()));
            case Verdict.NoDevice _ -> List.of(Messages.text("identity.refused.device"));
            default -> List.of(Messages.text("identity.refused.other"));
        };
    }
}
