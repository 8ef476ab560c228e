package io.cargoshipper.api.index;

/**
 * Calls one tool. Implemented by the classes that the pack-builder generates, one for each tool, in
 * the package of the class that carries it, with a public constructor without parameters.
 */
public interface ToolInvoker {

    /**
     * Calls the tool.
     *
     * @param target the object that carries the tool
     * @param parameters the method's parameters, in its order
     * @return what the method returned
     * @throws Throwable what the method threw
     */
    Object invoke(Object target, Object[] parameters) throws Throwable;
}
