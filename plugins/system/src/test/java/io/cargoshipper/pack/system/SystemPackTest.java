package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cargoshipper.api.ToolPack;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SystemPackTest {

    @Test
    void isFoundAndBindsItsToolsExplicitly() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(SystemPack.class);
        assertThat(pack.name()).isEqualTo("system");
        Injector injector = Guice.createInjector(Binder::requireExplicitBindings, pack.module());
        assertThat(injector.getInstance(Healthcheck.class))
                .isSameAs(injector.getInstance(Healthcheck.class));
    }
}
