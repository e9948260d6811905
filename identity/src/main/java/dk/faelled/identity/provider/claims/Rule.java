package dk.faelled.identity.provider.claims;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Collectors;

/** A rule that makes a value out of what is known of somebody (identity 4.7). Its text, read again, is the same rule. */
sealed interface Rule {
    /** As it is written: operation names in upper case, arguments with a comma and a blank between them. */
    String text();

    record Literal(String value) implements Rule {
        @Override
        public String text() {
            return "VALUE(" + quoted(value) + ")";
        }
    }

    /** @param name as {@code employeeNo} in {@code user.employeeNo} */
    record Field(String name) implements Rule {
        @Override
        public String text() {
            return "VALUE(user." + name + ")";
        }
    }

    record Upper(Rule of) implements Rule {
        @Override
        public String text() {
            return "UPPER(" + of.text() + ")";
        }
    }

    record Lower(Rule of) implements Rule {
        @Override
        public String text() {
            return "LOWER(" + of.text() + ")";
        }
    }

    record Base64(Rule of) implements Rule {
        @Override
        public String text() {
            return "BASE64(" + of.text() + ")";
        }
    }

    record Join(List<Rule> parts) implements Rule {
        public Join {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return parts.stream().map(Rule::text).collect(Collectors.joining(", ", "JOIN(", ")"));
        }
    }

    /** @param regex compiled; its engine takes time in proportion to the text and knows no look-around */
    record Replace(Rule in, Pattern regex, Rule by) implements Rule {
        @Override
        public String text() {
            return "REGEX_REPLACE(" + in.text() + ", " + quoted(regex.pattern()) + ", " + by.text() + ")";
        }
    }

    record BinaryUuid(Rule of) implements Rule {
        @Override
        public String text() {
            return "BINARY_UUID(" + of.text() + ")";
        }
    }

    record If(Rule test, Rule then) implements Rule {
        @Override
        public String text() {
            return "IF(" + test.text() + ", " + then.text() + ")";
        }
    }

    record IfElse(Rule test, Rule then, Rule otherwise) implements Rule {
        @Override
        public String text() {
            return "IF_ELSE(" + test.text() + ", " + then.text() + ", " + otherwise.text() + ")";
        }
    }

    /** User roles (jobfunktionsroller) in a system, in order, joined. */
    record UserRoles(String system, String separator) implements Rule {
        @Override
        public String text() {
            return "OS2ROL_JFR(" + quoted(system) + ", " + quoted(separator) + ")";
        }
    }

    /** System roles (brugersystemroller) in a system, in order, joined. */
    record SystemRoles(String system, String separator) implements Rule {
        @Override
        public String text() {
            return "OS2ROL_BSR(" + quoted(system) + ", " + quoted(separator) + ")";
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
