package io.cargoshipper.host.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.JsonNames;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns JSON values into a pack's records and back. Each pack has its own, since the mapper keeps
 * what it learnt of the pack's classes.
 */
final class PackJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .propertyNamingStrategy(new Names())
                    .annotationIntrospector(new Constants())
                    .changeDefaultPropertyInclusion(
                            ignored ->
                                    JsonInclude.Value.construct(
                                            JsonInclude.Include.NON_ABSENT,
                                            JsonInclude.Include.NON_ABSENT))
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /**
     * Makes the record of a call's arguments.
     *
     * @throws ToolException INVALID_ARGUMENT with what the record's constructor said, or that
     *     constructor's own
     * @throws RuntimeException what else the constructor threw
     */
    Object decode(Map<String, Object> arguments, Class<?> type) {
        try {
            return mapper.convertValue(arguments, type);
        } catch (JacksonException e) {
            throw BindingFailure.of(e);
        }
    }

    /** Returns a record as JSON values, without what is absent. */
    @SuppressWarnings("unchecked") // a record becomes a JSON object
    Map<String, Object> encode(Object result) {
        return (Map<String, Object>) mapper.convertValue(result, Map.class);
    }

    private static final class Names extends PropertyNamingStrategies.NamingBase {

        private static final long serialVersionUID = 1L;

        @Override
        public String translate(String component) {
            return JsonNames.property(component);
        }
    }

    private static final class Constants extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            String[] found = super.findEnumValues(config, type, constants, names);
            for (int i = 0; i < constants.length; i++) {
                if (found[i] == null) {
                    found[i] = JsonNames.constant(constants[i].name());
                }
            }
            return found;
        }
    }
}
