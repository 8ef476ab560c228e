package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cargoshipper.api.ToolPack;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ContainersPackTest {

    @Test
    void isFoundAndBindsItsToolsExplicitly() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(ContainersPack.class);
        assertThat(pack.name()).isEqualTo("containers");
        Injector injector = Guice.createInjector(Binder::requireExplicitBindings, pack.module());
        assertThat(injector.getInstance(ListContainers.class))
                .isSameAs(injector.getInstance(ListContainers.class));
    }
}
