package io.cargoshipper.host.engine.guard.effect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.BodyReader;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Podman writes a mount as one line, and reads that. */
class MountTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Type':'bind,source=/etc','Source':'/srv/a','Target':'/x'",
                "'Type':'bind','Source':'/srv/a','Target':'/x,source=/etc'",
                "'Type':'bind','Source':'/srv/a,source=/etc','Target':'/x'",
                "'Type':'bind','Source':'/srv/a','Target':'/x','Consistency':'cached,source=/etc'",
                "'Type':'bind','Source':'/srv/a','Target':'/x',"
                        + "'BindOptions':{'Propagation':'rprivate,source=/etc'}",
                "'Type':'volume','Target':'/x,source=secrets'",
                "'Type':'volume','Target':'/x','VolumeOptions':{'Subpath':'a,source=secrets'}",
                "'Type':'image','Source':'app','Target':'/x','ImageOptions':{'Subpath':'a,b'}",
                "'Type':'bind','Source':'/srv/a','Target':'/x\\u0022y'",
                "'Type':'bind','Source':'/srv/a','Target':'/x\\ny'",
                "'Type':'bind','Source':'/srv/a','Target':'/x\\ry'",
                "'Type':'tmpfs','Target':'/x,tmpfs-mode=777'",
            })
    void whatWouldBeASettingOfItsOwnIsRefused(String mount) {
        assertThatThrownBy(() -> MountTexts.check(body(mount)))
                .isInstanceOf(UnreadableRequestException.class)
                .hasMessageContaining("a comma, a quote or a line break");
    }

    @Test
    void otherTextsPass() {
        assertThatCode(
                        () ->
                                MountTexts.check(
                                        body(
                                                "'Type':'bind','Source':'/srv/a b=c;d','Target':'/x',"
                                                        + "'Consistency':'cached','BindOptions':"
                                                        + "{'Propagation':'rslave'}")))
                .doesNotThrowAnyException();
    }

    private static Body body(String mount) {
        return BodyReader.readAnswer(
                "{%s}".formatted(mount.replace('\'', '"')).getBytes(StandardCharsets.UTF_8));
    }
}
