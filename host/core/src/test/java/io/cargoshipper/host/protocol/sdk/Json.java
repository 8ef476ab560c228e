package io.cargoshipper.host.protocol.sdk;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.MapAssert;
import tools.jackson.databind.json.JsonMapper;

/** How tests look into parsed JSON. */
final class Json {
    @SuppressWarnings("rawtypes") // as AssertJ declares it
    static final InstanceOfAssertFactory<Map, MapAssert<String, Object>> OBJECT =
            InstanceOfAssertFactories.map(String.class, Object.class);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static Object parse(String json) {
        return MAPPER.readValue(json, Object.class);
    }

    /** The value at a path of member names and indices. */
    static Object at(Object json, Object... path) {
        Object value = json;
        for (Object step : path) {
            value =
                    step instanceof Integer index
                            ? ((List<?>) value).get(index)
                            : ((Map<?, ?>) value).get(step);
        }
        return value;
    }
}
