package io.cargoshipper.host.pack;

import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.api.index.Invoker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method of a pack whose code runs, whatever it serves: a tool, a prompt, a resource, a
 * completion. Binds and invokes calls, each in the pack's own class context.
 */
@SuppressWarnings("try") // a context class loader is held, not used
public final class ActiveMethod {

    private final CodeIndex code;
    private final ClassLoader loader;
    private final PackJson json;
    private final Object target;
    private final Invoker invoker;
    private final Optional<Class<?>> argumentsType;

    ActiveMethod(
            CodeIndex code,
            ClassLoader loader,
            PackJson json,
            Object target,
            Invoker invoker,
            Optional<Class<?>> argumentsType) {
        this.code = Objects.requireNonNull(code, "code");
        this.loader = Objects.requireNonNull(loader, "loader");
        this.json = Objects.requireNonNull(json, "json");
        this.target = Objects.requireNonNull(target, "target");
        this.invoker = Objects.requireNonNull(invoker, "invoker");
        this.argumentsType = Objects.requireNonNull(argumentsType, "argumentsType");
    }

    /**
     * Makes the record of a call's arguments; empty for a method that takes none.
     *
     * @throws ToolException INVALID_ARGUMENT with what the record's constructor said, or that
     *     constructor's own
     * @throws RuntimeException what else the constructor threw, which is a defect of the pack
     */
    public Optional<Object> bind(Map<String, Object> arguments) {
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return argumentsType.map(type -> json.decode(arguments, type));
        }
    }

    /**
     * Calls the method.
     *
     * @param supply gives each of its parameters
     * @return what it returned; may be null, if it broke its contract
     * @throws Throwable what it threw
     */
    public Object invoke(Function<Parameter, Object> supply) throws Throwable {
        List<Parameter> wanted = code.parameters();
        Object[] parameters = new Object[wanted.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = supply.apply(wanted.get(i));
        }
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return invoker.invoke(target, parameters);
        }
    }

    /** Returns a record of the pack's as JSON values. */
    public Map<String, Object> encode(Object result) {
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return json.encode(result);
        }
    }
}
