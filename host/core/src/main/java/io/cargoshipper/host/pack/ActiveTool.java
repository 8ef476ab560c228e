package io.cargoshipper.host.pack;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.api.index.ToolIndex.Parameter;
import io.cargoshipper.api.index.ToolInvoker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A tool whose pack runs: binds, rates and invokes calls, each in the pack's own class context. */
@SuppressWarnings("try") // a context class loader is held, not used
public final class ActiveTool {

    private final ToolIndex index;
    private final ClassLoader loader;
    private final PackJson json;
    private final Object target;
    private final ToolInvoker invoker;
    private final Optional<Class<?>> argumentsType;
    private final Optional<TierRule<?>> tierRule;

    ActiveTool(
            ToolIndex index,
            ClassLoader loader,
            PackJson json,
            Object target,
            ToolInvoker invoker,
            Optional<Class<?>> argumentsType,
            Optional<TierRule<?>> tierRule) {
        this.index = Objects.requireNonNull(index, "index");
        this.loader = Objects.requireNonNull(loader, "loader");
        this.json = Objects.requireNonNull(json, "json");
        this.target = Objects.requireNonNull(target, "target");
        this.invoker = Objects.requireNonNull(invoker, "invoker");
        this.argumentsType = Objects.requireNonNull(argumentsType, "argumentsType");
        this.tierRule = Objects.requireNonNull(tierRule, "tierRule");
    }

    /**
     * Makes the record of a call's arguments; empty for a tool that takes none.
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

    /** The tier that the pack's own rule gives these arguments; SAFE without a rule. */
    public Tier rate(Optional<Object> arguments) {
        if (tierRule.isEmpty() || arguments.isEmpty()) {
            return Tier.SAFE;
        }
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return apply(tierRule.get(), arguments.get());
        }
    }

    @SuppressWarnings("unchecked") // the pack-builder checked that the rule is for these arguments
    private static Tier apply(TierRule<?> rule, Object arguments) {
        return ((TierRule<Object>) rule).tier(arguments);
    }

    /**
     * Calls the tool.
     *
     * @param supply gives each parameter of the tool's method
     * @return what the tool returned; may be null, if it broke its contract
     * @throws Throwable what the tool threw
     */
    public Object invoke(Function<Parameter, Object> supply) throws Throwable {
        List<Parameter> wanted = index.code().parameters();
        Object[] parameters = new Object[wanted.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = supply.apply(wanted.get(i));
        }
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return invoker.invoke(target, parameters);
        }
    }

    /** Returns a result's record as JSON values. */
    public Map<String, Object> encode(Object result) {
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return json.encode(result);
        }
    }
}
