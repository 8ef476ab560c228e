package io.cargoshipper.api.index;

/**
 * Calls one method of a pack: a tool, a prompt, a resource, a completion. Implemented by the
 * classes that the pack-builder generates, one for each, in the package of the class that carries
 * it, with a public constructor without parameters.
 */
public interface Invoker {

    /**
     * Calls the method.
     *
     * @param target the object that carries it
     * @param parameters the method's parameters, in its order
     * @return what the method returned
     * @throws Throwable what the method threw
     */
    Object invoke(Object target, Object[] parameters) throws Throwable;
}
