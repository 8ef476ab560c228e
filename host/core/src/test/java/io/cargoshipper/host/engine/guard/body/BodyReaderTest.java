package io.cargoshipper.host.engine.guard.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.engine.guard.body.BodyReader.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private static final Shape CREATE = KnownBodies.bundled().shape("ContainerCreate");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'HostConfig':{'Privileged':true}}",
                "{'hostconfig':{'privileged':true}}",
                "{'HOSTCONFIG':{'PRIVILEGED':true}}",
                "{'HostConfig':{'Privileged':true}, 'x':1}",
                "{'Ho\u017ftConfig':{'Privileged':true}}",
                "{'Ho\\u017ftConfig':{'Privileged':true}}",
                "{'Host\\u0043onfig':{'Privile\\u0067ed':true}}",
                " \n\t{ 'HostConfig' : { 'Privileged' : true } } \r\n ",
            })
    void readsKeysAsTheEngineDoes(String json) {
        assertThat(read(json).body().object("HostConfig").flag("Privileged")).isTrue();
    }

    @Test
    void theSignOfKelvinIsAKToo() {
        Reading reading = read("{'HostConfig':{'Mas\u212aedPaths':[]}}");
        assertThat(reading.unknown()).isEmpty();
        assertThat(reading.body().object("HostConfig").has("MaskedPaths")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'HostConfig':{'Pr\u0131vileged':true}}",
                "{'HostConfig':{'Privileged ':true}}",
                "{'HostConfig':{'\uff30rivileged':true}}",
                "{'HostConfig':{'HostConfig.Privileged':true}}",
            })
    void doesNotReadWhatTheEngineDoesNot(String json) {
        Reading reading = read(json);
        assertThat(reading.body().object("HostConfig").flag("Privileged")).isFalse();
        assertThat(reading.unknown()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'HostConfig':{},'HostConfig':{'Privileged':true}}",
                "{'HostConfig':{'Privileged':true},'hostconfig':{}}",
                "{'HostConfig':{'Privileged':true,'privileged':false}}",
                "{'HostConfig':{'Privileged':true,'Pri\\u0076ileged':false}}",
                "{'HostConfig':{'Binds':[],'Bind\u017f':['/:/x']}}",
                "{'HostConfig':{'Privileged':null,'Privileged':true}}",
                "{'Labels':{'a':'1','a':'2'}}",
                "{'HostConfig':{'PortBindings':{'80/tcp':[],'80/tcp':[{'HostPort':'80'}]}}}",
                "{'Nobody':1,'nobody':2}",
                "{'Unknown':{'a':1,'a':2}}",
            })
    void refusesWhatIsThereTwice(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableRequestException.class)
                .hasMessageContaining("is there twice");
    }

    @Test
    void theSameSaidTwiceIsSaidOnce() {
        Reading reading =
                read("{'Tty':true,'tty':true,'HostConfig':{'Binds':['a:/b'],'binds':['a:/b']}}");
        assertThat(reading.body().flag("Tty")).isTrue();
        assertThat(reading.body().object("HostConfig").texts("Binds")).containsExactly("a:/b");
    }

    @Test
    void keysOfMapsDifferByCase() {
        Reading reading = read("{'Labels':{'a':'1','A':'2'}}");
        assertThat(reading.body().textsByKey("Labels")).containsOnlyKeys("a", "A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'HostConfig':{'Privileged':'true'}}",
                "{'HostConfig':{'Privileged':1}}",
                "{'HostConfig':{'Privileged':[true]}}",
                "{'HostConfig':[]}",
                "{'HostConfig':'x'}",
                "{'HostConfig':{'Binds':'/:/x'}}",
                "{'HostConfig':{'Binds':{'0':'/:/x'}}}",
                "{'HostConfig':{'Binds':[1]}}",
                "{'HostConfig':{'Memory':1.0}}",
                "{'HostConfig':{'Memory':1e3}}",
                "{'HostConfig':{'Memory':'1'}}",
                "{'HostConfig':{'Memory':99999999999999999999}}",
                "{'HostConfig':{'PidMode':true}}",
                "{'HostConfig':{'Mounts':{'Type':'bind'}}}",
                "{'Labels':{'a':1}}",
                "{'Labels':[]}",
                "{'Cmd':{'a':1}}",
                "[]",
                "'x'",
                "true",
            })
    void refusesWhatTheEngineDoesNotRead(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableRequestException.class)
                .hasMessageContaining("of another kind than the engine reads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}{}",
                "{} x",
                "{}\u0000",
                "\ufeff{}",
                "{",
                "{'a'",
                "{'a':}",
                "{'a':1,}",
                "{a:1}",
                "{'a':`x`}",
                "{'a':01}",
                "{'a':+1}",
                "{'a':NaN}",
                "{'a':.5}",
                "// x\n{}",
                "/* x */{}",
                "{'a':'\\x41'}",
                "{'a':'tab\there'}",
                "{'a':'\\ud800'}",
                "{'\\udc00':1}",
                "nul",
                "   ",
                "",
            })
    void refusesWhatIsNotTheJsonOfEngines(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1"})
    void readsNothingButUtf8(String charset) {
        byte[] bytes = "{\"Image\":\"\u00fc\"}".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> BodyReader.read(bytes, CREATE))
                .isInstanceOf(UnreadableRequestException.class);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] bytes = "{\"Image\":\"a?b\"}".getBytes(StandardCharsets.UTF_8);
        for (int bad : new int[] {0xff, 0xc0, 0x80, 0xed}) {
            byte[] broken = bytes.clone();
            broken[11] = (byte) bad;
            assertThatThrownBy(() -> BodyReader.read(broken, CREATE))
                    .hasMessageContaining("not UTF-8");
        }
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThatThrownBy(() -> read("{'x':" + deep + "}"))
                .isInstanceOf(UnreadableRequestException.class);
        byte[] large = new byte[BodyReader.MAX_BYTES + 1];
        Arrays.fill(large, (byte) ' ');
        assertThatThrownBy(() -> BodyReader.read(large, CREATE)).hasMessageContaining("bytes");
    }

    @Test
    void nullLeavesThingsAsTheyAre() {
        Reading reading =
                read(
                        "{'HostConfig':{'Privileged':null,'Binds':null,'Mounts':[null],'New':null},"
                                + "'Cmd':[null,'x']}");
        assertThat(reading.unknown()).isEmpty();
        assertThat(reading.body().object("HostConfig").flag("Privileged")).isFalse();
        assertThat(reading.body().object("HostConfig").texts("Binds")).isEmpty();
        assertThat(reading.body().texts("Cmd")).containsExactly("", "x");
    }

    @Test
    void saysWhereItDoesNotKnowASetting() {
        Reading reading =
                read(
                        "{'HostConfig':{'Mounts':[{'Type':'bind','New':{'a':[1]}}],'Newer':false},"
                                + "'NetworkingConfig':{'EndpointsConfig':{'n':{'X':1}}}}");
        assertThat(reading.unknown())
                .containsExactlyInAnyOrder(
                        "HostConfig.Mounts[].New",
                        "HostConfig.Newer",
                        "NetworkingConfig.EndpointsConfig.n.X");
    }

    @Test
    void aCommandMayBeOneText() {
        assertThat(read("{'Cmd':'ls','Entrypoint':['sh','-c']}").body().texts("Cmd"))
                .containsExactly("ls");
    }

    private static Reading read(String json) {
        return BodyReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), CREATE);
    }
}
