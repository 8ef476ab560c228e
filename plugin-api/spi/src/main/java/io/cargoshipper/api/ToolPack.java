package io.cargoshipper.api;

import com.google.inject.Binder;
import com.google.inject.Module;

/**
 * The entry point of a pack: one public class with a public constructor without parameters, named
 * in {@code META-INF/services/io.cargoshipper.api.ToolPack} of the pack's jar.
 *
 * <p>The host lists what a pack offers from its index and creates the pack only when some of it is
 * first needed, once, under a time limit: constructor, {@link #module()}, injection of this
 * object's {@code @Inject} members, the objects that carry its tools, {@link #start()}. Whatever is
 * thrown on the way marks the pack FAILED, and its tools answer {@link ErrorCode#PACK_FAILED};
 * other packs are not affected.
 */
public interface ToolPack {

    /**
     * The pack's name: lower-case letters, digits and hyphens, starting with a letter, at most 40
     * characters. It names the pack's section {@code packs.<name>} of the configuration, and must
     * be unique among the installed packs.
     */
    String name();

    /**
     * Binds the classes that carry tools, and whatever these need. Bindings are explicit: a class
     * that is not bound here is not injected. Beside them the host binds {@code
     * com.typesafe.config.Config}: the pack's own section, its {@code reference.conf} below what
     * the operator wrote.
     */
    default Module module() {
        return (Binder binder) -> {};
    }

    /**
     * Called once, after this object's members were injected and before the first call.
     *
     * @throws Exception to say that the pack cannot work; the message is shown to the operator
     */
    default void start() throws Exception {}

    /**
     * Called once when the pack is unloaded or the host stops, after the last call has answered.
     * The host waits some seconds for it, and ends then without it.
     *
     * @throws Exception logged, and otherwise ignored
     */
    default void stop() throws Exception {}
}
