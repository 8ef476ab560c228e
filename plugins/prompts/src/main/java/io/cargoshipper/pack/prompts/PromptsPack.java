package io.cargoshipper.pack.prompts;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import io.cargoshipper.api.ToolPack;
import java.util.List;

/** The prompts that read an engine. They keep no state, so one of each serves all calls. */
public final class PromptsPack implements ToolPack {

    private static final List<Class<?>> PROMPTS =
            List.of(
                    TroubleshootContainer.class,
                    OptimizeContainer.class,
                    GenerateCompose.class,
                    DebugNetworking.class,
                    SecurityAudit.class,
                    Completions.class);

    @Override
    public String name() {
        return "prompts";
    }

    @Override
    public Module module() {
        return (Binder binder) -> PROMPTS.forEach(it -> binder.bind(it).in(Scopes.SINGLETON));
    }
}
