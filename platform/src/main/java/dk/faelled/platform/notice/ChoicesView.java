package dk.faelled.platform.notice;

import dk.faelled.platform.NoticeKind.Channel;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the reader hears of what. */
public record ChoicesView(List<Line> kinds, String address, String language, Errors errors) {
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
        return new ChoicesView(lines, typed, chosen, wrong);
    }
}
