package dk.faelled.platform.notice;

import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the reader hears of what. @param known the address that is used where none is written; null for none */
public record ChoicesView(
        List<Line> kinds, String address, @Nullable String known, String language, Errors errors) {
    public record Line(String kind, String label, String channel) {
        /** The name of its field. */
        public String field() {
            return "channel." + kind;
        }
    }

    public List<Option> channels() {
        return Stream.of(Channel.values())
                .map(channel -> new Option(channel.name(), Messages.text("platform.notice.channel." + channel)))
                .toList();
    }

    public String hint() {
        return known == null
                ? Messages.text("platform.notice.address.unknown")
                : Messages.text("platform.notice.address.known", known);
    }

    public List<Option> languages() {
        return List.of(new Option("da", "Dansk"), new Option("en", "English"));
    }

    /** With what was typed. */
    ChoicesView with(Map<String, Channel> wanted, String typed, String chosen, Errors wrong) {
        var lines = kinds.stream()
                .map(line -> new Line(
                        line.kind(),
                        line.label(),
                        wanted.containsKey(line.kind())
                                ? wanted.get(line.kind()).name()
                                : line.channel()))
                .toList();
        return new ChoicesView(lines, typed, known, chosen, wrong);
    }
}
