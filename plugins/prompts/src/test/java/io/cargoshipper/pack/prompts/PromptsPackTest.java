package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.cargoshipper.api.ToolPack;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PromptsPackTest {

    @Test
    void isFoundAndBindsItsPromptsExplicitly() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(PromptsPack.class);
        assertThat(pack.name()).isEqualTo("prompts");
        Injector injector = Guice.createInjector(Binder::requireExplicitBindings, pack.module());
        assertThat(injector.getInstance(TroubleshootContainer.class))
                .isSameAs(injector.getInstance(TroubleshootContainer.class));
        assertThat(injector.getInstance(Completions.class)).isNotNull();
    }
}
