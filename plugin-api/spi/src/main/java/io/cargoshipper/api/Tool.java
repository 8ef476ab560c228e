package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a tool.
 *
 * <p>The method is not private, and neither are the types it names. Its parameters, in any order:
 * at most one record with the call's arguments, at most one {@link ToolCall}, and capabilities,
 * each at most once: {@code com.github.dockerjava.api.DockerClient} (the engine, through a lease
 * for this call), {@link EngineApi} (the same lease, for what that client has no command for) and
 * {@link HostFiles}. It returns a record, a {@code ToolResult} of a record, or a {@code
 * ToolResult<Void>} for content without structure.
 *
 * <p>A component of the arguments is required unless it is {@code Optional} or has a {@link
 * Default}; each carries a {@link Doc}. Compact constructors may throw {@link
 * IllegalArgumentException}: the message is what the model reads, with {@link
 * ErrorCode#INVALID_ARGUMENT}.
 *
 * <p>A method reports failure by {@link ToolException}. Anything else that it throws is answered as
 * {@link ErrorCode#INTERNAL}, without the exception's text, which goes to the log. Failures of the
 * engine client need no translation: the host maps them to {@link ErrorCode#NOT_FOUND}, {@link
 * ErrorCode#CONFLICT}, {@link ErrorCode#ENGINE_ERROR} and their like.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tool {

    /**
     * The name, {@code ^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$} (what model providers accept), unique among
     * all installed packs.
     */
    String name();

    /** A short name for people; by default it is made from {@link #name()}. */
    String title() default "";

    /**
     * What the tool does, when to use it rather than its neighbour and what comes back, written for
     * a model; at most 1,023 characters.
     */
    String description();

    /** The least tier of any call. Arguments may raise it, nothing lowers it. */
    Tier tier();

    /** Raises the tier of a call by looking at all its arguments. */
    Class<? extends TierRule<?>> tierRule() default TierRule.None.class;

    /** Whether the same call made twice leaves the same state as made once. */
    boolean idempotent() default false;

    /** Whether the tool reaches beyond the engine and the host, a registry for example. */
    boolean openWorld() default false;

    /**
     * The time limit of a call in seconds, 1 to 3600; policy may set a lower one. 0: the host's.
     */
    int timeoutSeconds() default 0;
}
