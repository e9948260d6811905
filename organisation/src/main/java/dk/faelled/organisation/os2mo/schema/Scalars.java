package dk.faelled.organisation.os2mo.schema;

import dk.faelled.organisation.Days;
import dk.faelled.platform.RuleBroken;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scalars of the interface. A date-time stays text until the rule that reads it decides what it means. */
final class Scalars {
    private Scalars() {}

    static final List<GraphQLScalarType> ALL = List.of(
            text("UUID", "32 hexadecimal digits, with or without hyphens", Scalars::uuid),
            text("DateTime", "such as 2026-09-01 or 2026-09-01T00:00:00+02:00", Scalars::dateTime),
            text("Date", "such as 2026-09-01", LocalDate::parse),
            text("CPR", "ten digits without hyphen", Scalars::cpr),
            text("Cursor", "what next_cursor says", text -> text),
            text("EventToken", "what event_fetch says", text -> text),
            scalar("Upload", new Anything()),
            // in lower case, beside Int: that is what clients declare their variables by
            scalar("int", new Whole()));

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    /** @param form what would be right */
    private static GraphQLScalarType text(String name, String form, Function<String, Object> read) {
        return scalar(name, new Text(name + " (" + form + ")", read));
    }

    private static UUID uuid(String text) {
        var plain = text.replace("-", "").replaceFirst("^urn:uuid:", "").replaceAll("[{}]", "");
        if (!plain.matches("[0-9a-fA-F]{32}")) throw new IllegalArgumentException();
        return new UUID(Long.parseUnsignedLong(plain, 0, 16, 16), Long.parseUnsignedLong(plain, 16, 32, 16));
    }

    private static String dateTime(String text) {
        Days.truncated(text);
        return text;
    }

    private static String cpr(String text) {
        if (!text.matches("\\d{10}")) throw new IllegalArgumentException();
        return text;
    }

    private record Text(String name, Function<String, Object> read) implements Coercing<Object, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text && read(text) instanceof Object value) return value;
            if (input instanceof UUID) return input;
            throw new CoercingParseValueException("Value cannot represent a " + name);
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text
                    && text.getValue() instanceof String plain
                    && read(plain) instanceof Object value) return value;
            throw new CoercingParseLiteralException("Value cannot represent a " + name);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(input.toString());
        }

        private @Nullable Object read(String text) {
            try {
                return read.apply(text);
            } catch (DateTimeException | IllegalArgumentException | RuleBroken wrong) {
                return null;
            }
        }
    }

    private static final class Whole implements Coercing<Integer, Integer> {
        @Override
        public Integer serialize(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof Integer number) return number;
            throw new CoercingSerializeException("Value is no int");
        }

        @Override
        public Integer parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Integer number) return number;
            if (input instanceof Number number && number.doubleValue() == number.intValue()) return number.intValue();
            throw new CoercingParseValueException("Value cannot represent an int");
        }

        @Override
        public Integer parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number && fits(number.getValue()))
                return number.getValue().intValue();
            throw new CoercingParseLiteralException("Value cannot represent an int");
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return IntValue.of((Integer) input);
        }

        private static boolean fits(BigInteger number) {
            return number.bitLength() < Integer.SIZE;
        }
    }

    /** Files come as parts of the request, never as text. */
    private static final class Anything implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            throw new CoercingSerializeException("Files are only received");
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            return input;
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            throw new CoercingParseLiteralException("A file comes as a variable");
        }
    }
}
