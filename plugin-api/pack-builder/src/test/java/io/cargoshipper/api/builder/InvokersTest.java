package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.api.index.ToolInvoker;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls tools through their generated invokers, loaded as a host would load them. */
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
        Class<?> argumentsClass = load(tool.code().argumentsClass().orElseThrow());
        Constructor<?> constructor = argumentsClass.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object arguments =
                constructor.newInstance("north", Optional.empty(), true, Optional.empty());

        Object result = invoke(tool, new Object[] {null, arguments, null, null});

        assertThat(result).hasToString("Cleared[ships=[north]]");
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
    void namesInvokersByClassAndTool() {
        assertThat(pack.invokers().keySet())
                .containsExactly(
                        "org.example.harbour.QuayTools$harbour$clear$quay$Invoker",
                        "org.example.harbour.QuayTools$harbour_fail$Invoker",
                        "org.example.harbour.QuayTools$harbour_sound_horn$Invoker",
                        "org.example.harbour.ShipTools$harbour_list_ships$Invoker");
    }

    private ToolIndex tool(String name) {
        return pack.index().tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Object invoke(ToolIndex tool, Object[] parameters) throws Throwable {
        Constructor<?> target = load(tool.code().className()).getDeclaredConstructor();
        target.setAccessible(true);
        ToolInvoker invoker =
                (ToolInvoker) load(tool.code().invoker()).getConstructor().newInstance();
        return invoker.invoke(target.newInstance(), parameters);
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }
}
