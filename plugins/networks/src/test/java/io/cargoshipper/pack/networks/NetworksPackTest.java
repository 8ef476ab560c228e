package io.cargoshipper.pack.networks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cargoshipper.api.ToolPack;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class NetworksPackTest {

    @Test
    void isFoundAndBindsItsToolsExplicitly() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(NetworksPack.class);
        assertThat(pack.name()).isEqualTo("networks");
        Injector injector = Guice.createInjector(Binder::requireExplicitBindings, pack.module());
        assertThat(injector.getInstance(ListNetworks.class))
                .isSameAs(injector.getInstance(ListNetworks.class));
    }
}
