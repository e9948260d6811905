package dk.faelled.roles.advice;

import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** Which kinds are told. */
public record AdviceKindsView(List<Option> kinds, Filled in) {}
