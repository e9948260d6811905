package dk.faelled.organisation.os2mo.http;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many values an answer will have, about: each field counts as often as there are objects that it is asked of. A list
 * has as many as its {@code limit} and the ids and keys of its filter allow, and no more than there are objects of its
 * type, evenly spread over those that it hangs on.
 */
final class Cost {
    private static final int REGISTRATIONS = 8;
    private static final int ANCESTORS = 5;

    /** Lists in older versions' form of what is one at most. */
    private static final Set<String> SINGLE = Set.of(
            "person",
            "employee",
            "org_unit",
            "engagement",
            "ituser",
            "it_user",
            "owner",
            "substitute",
            "role",
            "root",
            "kle_number");

    private static final List<String> COUNTED = List.of("Paged", "Response", "Registration");

    /** What a filter names objects by; hardly two have the same. */
    private static final List<String> NAMING = List.of("uuids", "user_keys", "cpr_numbers");

    private final GraphQLSchema schema;
    private final OperationDefinition operation;
    private final Map<String, Object> variables;
    private final Sizes sizes;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();

    /** How many objects of a type there are, by its name in the schema; null for what is no object of the organisation. */
    @FunctionalInterface
    interface Sizes {
        @Nullable
        Long of(String type);
    }

    private Cost(GraphQLSchema schema, Document document, OperationDefinition operation, Operation asked, Sizes sizes) {
        this.schema = schema;
        this.operation = operation;
        this.variables = asked.variables();
        this.sizes = sizes;
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(f -> fragments.put(f.getName(), f));
    }

    static double of(
            GraphQLSchema schema, Document document, OperationDefinition chosen, Operation asked, Sizes sizes) {
        var cost = new Cost(schema, document, chosen, asked, sizes);
        var root = chosen.getOperation() == OperationDefinition.Operation.MUTATION
                ? schema.getMutationType()
                : schema.getQueryType();
        return cost.of(chosen.getSelectionSet(), Objects.requireNonNull(root), "", 1);
    }

    /** @param holder the type of object that the selection hangs on @param times how many there are of what is selected */
    private double of(SelectionSet set, GraphQLFieldsContainer type, String holder, double times) {
        double sum = 0;
        for (var selection : set.getSelections())
            sum += switch (selection) {
                case Field field -> of(field, type, holder, times);
                case InlineFragment inline ->
                    of(
                            inline.getSelectionSet(),
                            inline.getTypeCondition() == null
                                    ? type
                                    : container(inline.getTypeCondition().getName(), type),
                            holder,
                            times);
                case FragmentSpread spread
                when fragments.get(spread.getName()) instanceof FragmentDefinition known ->
                    of(
                            known.getSelectionSet(),
                            container(known.getTypeCondition().getName(), type),
                            holder,
                            times);
                default -> 0;
            };
        return sum;
    }

    private GraphQLFieldsContainer container(String name, GraphQLFieldsContainer otherwise) {
        return schema.getType(name) instanceof GraphQLFieldsContainer known ? known : otherwise;
    }

    private double of(Field field, GraphQLFieldsContainer type, String holder, double times) {
        var definition = type.getFieldDefinition(field.getName());
        if (definition == null) return times;
        var set = field.getSelectionSet();
        if (set == null || !(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLFieldsContainer to))
            return times;
        var object = object(to.getName());
        var several = to.getName().endsWith("Paged")
                || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        double each = times * (several ? several(field, type, object, holder) : 1);
        return times + of(set, to, object.isEmpty() ? holder : object, each);
    }

    /** How many there are of a list for each that it hangs on. */
    private double several(Field field, GraphQLFieldsContainer type, String object, String holder) {
        var name = field.getName();
        if (name.equals("registrations"))
            return Math.min(limit(field), holder.isEmpty() ? Math.min(given(field), everything()) : 1) * REGISTRATIONS;
        if (name.equals("ancestors")) return ANCESTORS;
        if (SINGLE.contains(name)) return 1;
        // the objects of a page, and the stretches of one object, were counted with what holds them
        if (COUNTED.stream().anyMatch(type.getName()::endsWith)) return 1;
        var all = sizes.of(object);
        double most = all == null ? 1 : Math.max(1, all / (double) number(sizes.of(holder)));
        return Math.min(most, Math.min(limit(field), Math.min(given(field), input(field))));
    }

    private double everything() {
        return TYPES.stream().mapToLong(type -> number(sizes.of(type))).sum();
    }

    private static long number(@Nullable Long size) {
        return size == null ? 1 : Math.max(1, size);
    }

    /** The type of object behind a type of the schema: {@code Engagement} behind {@code EngagementResponsePaged}. */
    private String object(String type) {
        var plain = type.replaceFirst("(Response)?(Registration)?(Paged)?$", "");
        return sizes.of(plain) == null ? "" : plain;
    }

    private double limit(Field field) {
        return value(argument(field, "limit")) instanceof Number limit ? limit.doubleValue() : Double.MAX_VALUE;
    }

    /** How many the filter names. */
    private double given(Field field) {
        if (!(value(argument(field, "filter")) instanceof Map<?, ?> filter)) return Double.MAX_VALUE;
        return NAMING.stream()
                .map(filter::get)
                .filter(Objects::nonNull)
                .mapToDouble(named -> named instanceof Collection<?> several ? several.size() : 1)
                .min()
                .orElse(Double.MAX_VALUE);
    }

    /** What a mutation of several is given. */
    private double input(Field field) {
        return value(argument(field, "input")) instanceof Collection<?> inputs ? inputs.size() : Double.MAX_VALUE;
    }

    private static @Nullable Value<?> argument(Field field, String name) {
        for (Argument argument : field.getArguments()) if (argument.getName().equals(name)) return argument.getValue();
        return null;
    }

    private @Nullable Object value(@Nullable Value<?> value) {
        return switch (value) {
            case IntValue number -> number.getValue();
            case ArrayValue array -> array.getValues();
            case ObjectValue object -> {
                var fields = new HashMap<String, @Nullable Object>();
                object.getObjectFields().forEach(f -> fields.put(f.getName(), value(f.getValue())));
                yield fields;
            }
            case VariableReference variable -> variable(variable.getName());
            case null, default -> null;
        };
    }

    private @Nullable Object variable(String name) {
        if (variables.containsKey(name)) return variables.get(name);
        return operation.getVariableDefinitions().stream()
                .filter(d -> d.getName().equals(name) && d.getDefaultValue() != null)
                .findAny()
                .map(d -> value(d.getDefaultValue()))
                .orElse(null);
    }

    /** As large as an authority is at most, about: what costs little even there need not be counted. */
    static final Map<String, Long> LARGE = Map.ofEntries(
            Map.entry("OrganisationUnit", 10_000L),
            Map.entry("Employee", 200_000L),
            Map.entry("Engagement", 250_000L),
            Map.entry("Address", 600_000L),
            Map.entry("ITUser", 300_000L),
            Map.entry("RoleBinding", 600_000L),
            Map.entry("Association", 100_000L),
            Map.entry("Manager", 20_000L),
            Map.entry("Owner", 20_000L),
            Map.entry("Leave", 50_000L),
            Map.entry("KLE", 100_000L),
            Map.entry("RelatedUnit", 20_000L),
            Map.entry("Class", 20_000L),
            Map.entry("Facet", 100L),
            Map.entry("ITSystem", 1_000L));

    static final List<String> TYPES = List.copyOf(LARGE.keySet());
}
