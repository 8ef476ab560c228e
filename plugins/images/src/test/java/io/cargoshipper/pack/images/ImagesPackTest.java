package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cargoshipper.api.ToolPack;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ImagesPackTest {

    @Test
    void isFoundAndBindsItsToolsExplicitly() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(ImagesPack.class);
        assertThat(pack.name()).isEqualTo("images");
        Injector injector = Guice.createInjector(Binder::requireExplicitBindings, pack.module());
        assertThat(injector.getInstance(ListImages.class))
                .isSameAs(injector.getInstance(ListImages.class));
    }
}
