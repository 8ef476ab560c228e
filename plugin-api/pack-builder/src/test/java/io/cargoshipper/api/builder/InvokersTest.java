package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Completion;
import io.cargoshipper.api.Content;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.api.index.Invoker;
import io.cargoshipper.api.index.ToolIndex;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls what a pack offers through its generated invokers, loaded as a host would load them. */
class InvokersTest {

    @TempDir private Path folder;

    private PackBuild.Built pack;
    private ClassLoader loader;

    @BeforeEach
    void build() throws IOException {
        pack = Harbour.build(folder);
        new PackFolder(folder).write(pack);
        loader = new PackClassLoader(ClassSource.open(folder));
    }

    @Test
    void passesParametersInTheirOrder() throws Throwable {
        ToolIndex tool = tool("harbour-clear-quay");

        Object result = invoke(tool, new Object[] {null, clear("north"), null, null});

        assertThat(result).hasToString("Cleared[ships=[north]]");
    }

    @Test
    void callsThePlanOfATool() throws Throwable {
        CodeIndex plan = tool("harbour-clear-quay").plan().orElseThrow();

        assertThat(plan.parameters()).containsExactly(Parameter.ARGUMENTS, Parameter.ENGINE);
        assertThat(invoke(plan, new Object[] {clear("north"), null}))
                .isEqualTo(new Plan(List.of()));
        assertThat(tool("harbour_sound_horn").plan()).isEmpty();
    }

    @Test
    void callsAToolWithoutParameters() throws Throwable {
        assertThat(invoke(tool("harbour_sound_horn"), new Object[0]))
                .isEqualTo(ToolResult.ofContent(new Content.Text("Hoot.")));
    }

    @Test
    void letsTheToolsExceptionThrough() {
        assertThatThrownBy(() -> invoke(tool("harbour_fail"), new Object[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("The harbour is frozen.");
    }

    @Test
    void refusesWhatIsNoParameterOfTheTool() {
        assertThatThrownBy(
                        () ->
                                invoke(
                                        tool("harbour-clear-quay"),
                                        new Object[] {null, "arguments", null, null}))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void callsACompletionWithWhatIsTyped() throws Throwable {
        CodeIndex code = pack.index().completions().get(0).code();

        assertThat(invoke(code, new Object[] {null, new Completion("se", Map.of())}))
                .isEqualTo(List.of("sea"));
    }

    @Test
    void readsAResource() throws Throwable {
        CodeIndex code = pack.index().resources().get(1).code();

        assertThat(invoke(code, new Object[] {null})).hasToString("Berthed[ship=none, quay=0]");
    }

    @Test
    void namesInvokersByClassAndWhatTheyCall() {
        assertThat(pack.invokers().keySet())
                .containsExactly(
                        "org.example.harbour.PilotOffers$chart$ResourceInvoker",
                        "org.example.harbour.PilotOffers$deck$TemplateInvoker",
                        "org.example.harbour.PilotOffers$harbour_enter$PromptInvoker",
                        "org.example.harbour.PilotOffers$harbour_leave$PromptInvoker",
                        "org.example.harbour.PilotOffers$quays$ResourceInvoker",
                        "org.example.harbour.PilotOffers$ship$TemplateInvoker",
                        "org.example.harbour.PilotOffers$ships$CompletionInvoker",
                        "org.example.harbour.QuayTools$harbour$clear$quay$Invoker",
                        "org.example.harbour.QuayTools$harbour$clear$quay$PlanInvoker",
                        "org.example.harbour.QuayTools$harbour_fail$Invoker",
                        "org.example.harbour.QuayTools$harbour_sound_horn$Invoker",
                        "org.example.harbour.ShipTools$harbour_list_ships$Invoker");
    }

    /** The arguments of a tool, and of its plan. */
    private Object clear(String quay) throws ReflectiveOperationException {
        ToolIndex tool = tool("harbour-clear-quay");
        Constructor<?> constructor =
                load(tool.code().argumentsClass().orElseThrow()).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(quay, Optional.empty(), true, Optional.empty());
    }

    private ToolIndex tool(String name) {
        return pack.index().tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Object invoke(ToolIndex tool, Object[] parameters) throws Throwable {
        return invoke(tool.code(), parameters);
    }

    private Object invoke(CodeIndex code, Object[] parameters) throws Throwable {
        Constructor<?> target = load(code.className()).getDeclaredConstructor();
        target.setAccessible(true);
        Invoker invoker = (Invoker) load(code.invoker()).getConstructor().newInstance();
        return invoker.invoke(target.newInstance(), parameters);
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }
}
