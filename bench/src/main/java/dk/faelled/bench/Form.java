package dk.faelled.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A form of a page with what a browser would send if nothing was touched. */
record Form(String action, Map<String, String> fields) {
    private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
    private static final Pattern SELECT = Pattern.compile("<select([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option([^>]*)>");

    /** The first form whose action begins so. */
    static Form of(String page, String action) {
        var form = Pattern.compile(
                        "<form[^>]*action=\"(" + Pattern.quote(action) + "[^\"]*)\".*?</form>", Pattern.DOTALL)
                .matcher(page);
        while (form.find()) {
            if (!form.group().substring(0, form.group().indexOf('>')).contains("method=\"post\"")) continue;
            return new Form(form.group(1).replace("&amp;", "&"), fields(form.group()));
        }
        throw new IllegalStateException("No form posts to " + action);
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        var input = INPUT.matcher(form);
        while (input.find()) {
            var type = attribute(input.group(1), "type");
            boolean ticked = input.group(1).contains(" checked");
            if ((type.equals("checkbox") || type.equals("radio")) && !ticked) continue;
            if (!attribute(input.group(1), "name").isEmpty())
                fields.put(attribute(input.group(1), "name"), attribute(input.group(1), "value"));
        }
        var select = SELECT.matcher(form);
        while (select.find()) fields.put(attribute(select.group(1), "name"), chosen(select.group(2)));
        return fields;
    }

    /** What is selected, else the first that means something. */
    private static String chosen(String options) {
        var first = "";
        var option = OPTION.matcher(options);
        while (option.find()) {
            var value = attribute(option.group(1), "value");
            if (option.group(1).contains(" selected")) return value;
            if (first.isEmpty()) first = value;
        }
        return first;
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    Form with(String field, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Form(action, changed);
    }

    /** A box that is not ticked is not sent. */
    Form without(String field) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Form(action, changed);
    }
}
