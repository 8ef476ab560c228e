package io.cargoshipper.host.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.RedactionRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a key says of the JSON value that it has, and of what is within that. */
final class JsonRedactionTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Redactor redactor = Redactor.of(RedactionRules.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'credentials':{'alice':'hunter2pass','roles':['a']}}",
                "{'credentials':{'roles':{},'alice':'hunter2pass'}}",
                "{'passwords':{'db':{'value':'hunter2pass'}}}",
                "{'passwords':{'user':'hunter2pass','other':{'id':1}}}",
                "{'tokens':[['hunter2pass']]}",
                "{'tokens':['hunter2pass','a']}",
                "{'tokens':{'ci':'hunter2pass'}}",
                "{'password':[{'value':'hunter2pass'}]}",
                "{'password':[1,{'a':{'b':[[{'c':'hunter2pass'}]]}}]}",
                "{'secrets':{'a':{'session':{'now':'hunter2pass'}}}}",
            })
    void aKeyOfSecretsSaysItOfAllTextsWithin(String json) {
        Map<String, Object> redacted = redactor.json(read(json));

        assertThat(redacted.toString()).doesNotContain("hunter2pass");
        assertThat(redactor.json(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'secrets':{'db':{'name':'shop_db','file':'./db.txt','created_at':'2026-11-20'}}}",
                "{'secrets':[{'id':'abc','type':'opaque','labels_count':2}]}",
                "{'usage':{'tokens':512,'prompt_tokens':12}}",
                "{'stop_tokens':['</s>','<|end|>']}",
                "{'token_type':{'a':'bearer'},'secret_name':['shop']}",
                "{'passwords':{'db':{'value':'${DB_PASSWORD}','path':'/run/secrets/db'}}}",
                "{'tokenizer':{'kind':{'name':'bert'}},'names':['a',{'b':'c'}]}"
            })
    void whatIsOnlyAboutASecretStays(String json) {
        assertThat(redactor.json(read(json))).isEqualTo(read(json));
    }

    @Test
    void anOperatorSparesAKeyWithinToo() {
        Redactor sparing = Redactor.of(new RedactionRules(List.of(new Glob("alice")), List.of()));

        assertThat(sparing.json(read("{'credentials':{'alice':'readable','bob':'x','l':[]}}")))
                .isEqualTo(
                        read(
                                "{'credentials':{'alice':'readable','bob':'[redacted: key]','l':[]}}"));
    }

    /** Each was compared with all before it: this took some minutes. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void manyKeysThatAreSecretsTakeNoLongTime() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            values.put("ghp_%036d".formatted(i), i);
        }
        Map<String, Object> redacted = redactor.json(values);

        assertThat(redacted)
                .hasSize(50_000)
                .containsKeys(
                        "[redacted: github token]",
                        "[redacted: github token] (2)",
                        "[redacted: github token] (50000)");
    }

    @Test
    void keysStayApartFromThoseThatLookLikeThem() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("[redacted: github token] (2)", "as it was");
        values.put("ghp_%036d".formatted(1), "a");
        values.put("ghp_%036d".formatted(2), "b");

        assertThat(redactor.json(values).values()).containsExactly("as it was", "a", "b");
    }

    @Test
    void itemsThatHaveToDifferStillDo() {
        String schema =
                "{'properties':{'env':{'type':'array','uniqueItems':true,'items':{'type':'string'}}}}";

        assertThat(shown("{'env':['A_TOKEN=one','A_TOKEN=two','B=1']}", schema, Places.NONE))
                .isEqualTo(read("{'env':['A_TOKEN=[redacted: key]','B=1']}"));
        assertThat(
                        shown(
                                "{'env':['one','two','three']}",
                                schema.replace("'uniqueItems'", "'minItems':2,'uniqueItems'"),
                                Places.of(List.of("/env/*"))))
                .isEqualTo(read("{'env':['[redacted: secret]','[redacted: secret] (2)']}"));
    }

    @ParameterizedTest
    @MethodSource
    void whatStandsInForASecretMeetsTheSchema(String value, String schema, String standIn) {
        assertThat(
                        shown(
                                "{'it':%s}".formatted(value),
                                "{'required':['it'],'properties':{'it':%s}}".formatted(schema),
                                Places.of(List.of("/it"))))
                .isEqualTo(read("{'it':%s}".formatted(standIn)));
    }

    static Stream<Arguments> whatStandsInForASecretMeetsTheSchema() {
        return Stream.of(
                of("4711", "{'type':'integer','minimum':10}", "10"),
                of("-4711", "{'type':'number','maximum':-0.5}", "-0.5"),
                of("4711", "{'type':'integer'}", "0"),
                of("true", "{'type':'boolean'}", "false"),
                of("'high'", "{'type':'string','enum':['low','high']}", "'low'"),
                of("'x'", "{'type':'string','maxLength':4}", "'*'"),
                of("'x'", "{'type':'string','minLength':30}", "'******************************'"),
                of("'471'", "{'type':'string','pattern':'^[0-9]+$'}", "'0'"),
                of("'x'", "{'type':'string','format':'date'}", "'1970-01-01'"),
                of(
                        "['a','b']",
                        "{'type':'array','minItems':1,'items':{'type':'string'}}",
                        "['[redacted: secret]']"),
                of(
                        "{'pin':4711}",
                        "{'type':'object','required':['pin'],'properties':{'pin':{'type':'integer'}}}",
                        "{'pin':0}"),
                of(
                        "{'a':1}",
                        "{'type':'object','minProperties':1,'additionalProperties':{'type':'integer'}}",
                        "{'[redacted: secret] (1)':0}"));
    }

    private static Arguments of(Object... arguments) {
        return Arguments.of(arguments);
    }

    @Test
    void whereNothingStandsInItIsSaid() {
        assertThatThrownBy(
                        () ->
                                shown(
                                        "{'it':'ab-12'}",
                                        "{'required':['it'],'properties':{'it':{'type':'string','pattern':'^[a-z]+-[0-9]+$'}}}",
                                        Places.of(List.of("/it"))))
                .isInstanceOf(NoStandInException.class)
                .hasMessageContaining("pattern");
    }

    private Map<String, Object> shown(String json, String schema, Places secret) {
        return redactor.json(read(json), ResultSchema.of(Optional.of(read(schema))), secret);
    }

    private static Map<String, Object> read(String json) {
        return JSON.readValue(json.replace('\'', '"'), new TypeReference<>() {});
    }
}
