package io.cargoshipper.api.builder;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.index.JsonNames;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON Schema 2020-12 of records whose {@link Shape} is known, the way model providers take
 * it: everything in place, nothing by reference, no type unions and no boolean schemas.
 */
final class SchemaWriter {

    private static final OptionPreset RECORDS =
            new OptionPreset(
                    Option.ADDITIONAL_FIXED_TYPES,
                    Option.STANDARD_FORMATS,
                    Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                    Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                    Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                    Option.INLINE_ALL_SCHEMAS,
                    Option.ALLOF_CLEANUP_AT_THE_END);

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final SchemaGenerator generator;

    private SchemaWriter(boolean arguments) {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(MAPPER, SchemaVersion.DRAFT_2020_12, RECORDS);
        if (arguments) {
            config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        config.forFields()
                .withPropertyNameOverrideResolver(SchemaWriter::name)
                .withTargetTypeOverridesResolver(SchemaWriter::optionalValue)
                .withRequiredCheck(field -> isRequired(declared(field), arguments))
                .withInstanceAttributeOverride(
                        (schema, field, context) -> describe(schema, field, arguments));
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparing(SchemaWriter::position))
                .withCustomDefinitionProvider(SchemaWriter::constants)
                .withTypeAttributeOverride(
                        (schema, scope, context) -> alwaysWithProperties(schema, scope));
        this.generator = new SchemaGenerator(config.build());
    }

    /**
     * For arguments: a component with a default may be left out, and shows it. Objects have no
     * other properties, so that a model invents none.
     */
    static SchemaWriter forArguments() {
        return new SchemaWriter(true);
    }

    /**
     * For results: all but the optional components are there. Objects may have other properties: a
     * later release adds some, while a client holds on to the schema of this one.
     */
    static SchemaWriter forResults() {
        return new SchemaWriter(false);
    }

    /** The schema of an object without properties. */
    static Map<String, Object> nothing() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of());
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The schema as the host will read it. */
    Map<String, Object> write(Shape.Fields record) {
        String schema = MAPPER.writeValueAsString(generator.generateSchema(record.type()));
        return MAPPER.readValue(schema, new TypeReference<>() {});
    }

    private static RecordComponent declared(MemberScope<?, ?> field) {
        return Arrays.stream(components(field))
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }

    private static RecordComponent[] components(MemberScope<?, ?> field) {
        return field.getDeclaringType().getErasedType().getRecordComponents();
    }

    private static int position(MemberScope<?, ?> field) {
        return Arrays.asList(components(field)).indexOf(declared(field));
    }

    private static String name(FieldScope field) {
        // Items of a list and values of a map are fields to the generator too, without a name.
        return field.isFakeContainerItemScope()
                ? null
                : JsonNames.property(field.getDeclaredName());
    }

    private static List<ResolvedType> optionalValue(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        Class<?> raw = field.getDeclaredType().getErasedType();
        if (raw == Optional.class) {
            return field.getDeclaredType().typeParametersFor(Optional.class);
        }
        return JsonTypes.primitiveOptionalValue(raw)
                .map(value -> List.of(field.getContext().resolve(value)))
                .orElse(null);
    }

    private static boolean isRequired(RecordComponent component, boolean arguments) {
        boolean optional =
                component.getType() == Optional.class
                        || JsonTypes.primitiveOptionalValue(component.getType()).isPresent();
        return !optional && !(arguments && component.isAnnotationPresent(Default.class));
    }

    private static void describe(ObjectNode schema, FieldScope field, boolean arguments) {
        if (!field.isFakeContainerItemScope()) {
            Class<?> type = field.getType().getErasedType();
            Keywords.describe(declared(field), type, arguments, schema);
        }
    }

    private static CustomDefinition constants(ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) {
            return null;
        }
        ObjectNode schema = MAPPER.createObjectNode().put("type", "string");
        ArrayNode names = schema.putArray("enum");
        for (Object constant : type.getErasedType().getEnumConstants()) {
            names.add(JsonNames.constant((Enum<?>) constant));
        }
        return new CustomDefinition(schema, true);
    }

    private static void alwaysWithProperties(ObjectNode schema, TypeScope scope) {
        if (scope.getType().getErasedType().isRecord() && !schema.has("properties")) {
            schema.putObject("properties");
        }
    }
}
