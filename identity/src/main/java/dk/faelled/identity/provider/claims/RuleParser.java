package dk.faelled.identity.provider.claims;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dk.faelled.platform.RuleBroken;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rule: {@code EXPR := NAME(arg, …)}, blanks between tokens free, text in single quotes as it is, {@code ''} for one
 * quote in it. Whatever is wrong is said with the place where it is, counted from 1.
 */
final class RuleParser {
    private static final int LONGEST = 4000;
    private static final int DEEPEST = 50;
    private static final String FIELD = "user.";
    private final String text;
    private int at;
    private int depth;

    private RuleParser(String text) {
        this.text = text;
    }

    /** @throws RuleBroken at {@code value}, with the place, where it is no rule */
    static Rule parse(String text) {
        if (text.length() > LONGEST) throw new RuleBroken("identity.rule.long", LONGEST).at("value");
        var parser = new RuleParser(text);
        var rule = parser.expression();
        parser.blanks();
        if (parser.at < text.length()) throw parser.wrong("identity.rule.more", parser.rest());
        return rule;
    }

    private Rule expression() {
        blanks();
        int start = at;
        var name = word();
        if (name.isEmpty()) throw wrong("identity.rule.operation", rest());
        if (++depth > DEEPEST) throw wrong(start, "identity.rule.deep", DEEPEST);
        var rule = operation(name, start);
        depth--;
        return rule;
    }

    private Rule operation(String name, int start) {
        return switch (name) {
            case "VALUE" -> value();
            case "UPPER" -> new Rule.Upper(only());
            case "LOWER" -> new Rule.Lower(only());
            case "BASE64" -> new Rule.Base64(only());
            case "BINARY_UUID" -> new Rule.BinaryUuid(only());
            case "JOIN" -> join();
            case "REGEX_REPLACE" -> replace();
            case "IF" -> {
                expect('(');
                var test = expression();
                expect(',');
                var then = expression();
                expect(')');
                yield new Rule.If(test, then);
            }
            case "IF_ELSE" -> {
                expect('(');
                var test = expression();
                expect(',');
                var then = expression();
                expect(',');
                var otherwise = expression();
                expect(')');
                yield new Rule.IfElse(test, then, otherwise);
            }
            case "OS2ROL_JFR" -> {
                var both = twoTexts();
                yield new Rule.UserRoles(both.getFirst(), both.getLast());
            }
            case "OS2ROL_BSR" -> {
                var both = twoTexts();
                yield new Rule.SystemRoles(both.getFirst(), both.getLast());
            }
            default -> throw wrong(start, "identity.rule.unknown", name);
        };
    }

    private Rule value() {
        expect('(');
        blanks();
        var rule = at < text.length() && text.charAt(at) == '\'' ? new Rule.Literal(quoted()) : field();
        expect(')');
        return rule;
    }

    private Rule field() {
        int start = at;
        while (at < text.length() && isField(text.charAt(at))) at++;
        var named = text.substring(start, at);
        if (!named.startsWith(FIELD) || named.length() == FIELD.length())
            throw wrong(start, "identity.rule.value", rest(start));
        return new Rule.Field(named.substring(FIELD.length()));
    }

    private Rule only() {
        expect('(');
        var of = expression();
        expect(')');
        return of;
    }

    private Rule join() {
        expect('(');
        var parts = new ArrayList<Rule>();
        parts.add(expression());
        while (accept(',')) parts.add(expression());
        expect(')');
        return new Rule.Join(parts);
    }

    private Rule replace() {
        expect('(');
        var in = expression();
        expect(',');
        blanks();
        int start = at;
        var regex = quoted();
        expect(',');
        var by = expression();
        expect(')');
        try {
            return new Rule.Replace(in, Pattern.compile(regex), by);
        } catch (PatternSyntaxException wrong) {
            throw wrong(start, "identity.rule.regex", wrong.getDescription());
        }
    }

    private List<String> twoTexts() {
        expect('(');
        blanks();
        var first = quoted();
        expect(',');
        blanks();
        var second = quoted();
        expect(')');
        return List.of(first, second);
    }

    private String quoted() {
        int start = at;
        if (at >= text.length() || text.charAt(at) != '\'') throw wrong("identity.rule.quote", rest());
        var found = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\'') {
                found.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                found.append('\'');
                at++;
            } else {
                at++;
                return found.toString();
            }
        }
        throw wrong(start, "identity.rule.unclosed");
    }

    private String word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) at++;
        return text.substring(start, at);
    }

    private static boolean isWord(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isField(char c) {
        return isWord(c) || c == '.' || c == '-';
    }

    private boolean accept(char c) {
        blanks();
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private void expect(char c) {
        if (!accept(c)) throw wrong("identity.rule.expected", c, rest());
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private String rest() {
        return rest(at);
    }

    /** What stands there, a few letters of it; three points for the end. */
    private String rest(int from) {
        return from >= text.length() ? "…" : text.substring(from, Math.min(text.length(), from + 20));
    }

    private RuleBroken wrong(String key, Object... more) {
        return wrong(at, key, more);
    }

    private static RuleBroken wrong(int place, String key, Object... more) {
        var arguments = new ArrayList<>();
        arguments.add(place + 1);
        arguments.addAll(List.of(more));
        return new RuleBroken(key, arguments.toArray()).at("value");
    }
}
