package io.cargoshipper.dist.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class SchemaTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'type':'boolean'}                                | boolean",
                "{'type':'integer','minimum':1,'maximum':500}      | integer, 1 to 500",
                "{'type':'number','minimum':0.5}                   | number, at least 0.5",
                "{'type':'integer','maximum':9}                    | integer, at most 9",
                "{'type':'string'}                                 | string",
                "{'type':'string','format':'date-time'}            | string (date-time)",
                "{'type':'string','minLength':1,'maxLength':40}    | string, 1 to 40 characters",
                "{'type':'string','minLength':12,'maxLength':12}   | string, 12 characters",
                "{'type':'string','pattern':'^[a-z]+$'}            | string, like `^[a-z]+$`",
                "{'type':'string','enum':['all','not-running']}    | `all`, `not-running`",
                "{'type':'array','items':{'type':'string'}}        | list of string",
                "{'type':'array','items':{'type':'object'}}        | list of object",
                "{'type':'array','items':{'type':'string'},'maxItems':5,'uniqueItems':true}"
                        + " | list of string, at most 5 items, each once",
                "{'type':'object','additionalProperties':{'type':'string'}} | map of string",
                "{'type':'object','additionalProperties':false}    | object"
            })
    void saysWhatASchemaTakes(String schema, String words) {
        assertThat(
                        SchemaType.of(
                                JsonMapper.shared()
                                        .readValue(
                                                schema.replace('\'', '"'),
                                                new TypeReference<>() {})))
                .isEqualTo(words);
    }
}
