package io.cargoshipper.pack.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cargoshipper.api.ToolPack;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class VolumesPackTest {

    @Test
    void isFoundAndBindsItsToolsExplicitly() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(VolumesPack.class);
        assertThat(pack.name()).isEqualTo("volumes");
        Injector injector = Guice.createInjector(Binder::requireExplicitBindings, pack.module());
        assertThat(injector.getInstance(ListVolumes.class))
                .isSameAs(injector.getInstance(ListVolumes.class));
    }
}
