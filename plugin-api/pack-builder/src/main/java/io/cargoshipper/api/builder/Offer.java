package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.CodeIndex;
import java.lang.reflect.Method;

/**
 * What a method offers.
 *
 * @param index its entry in the index
 * @param code how it is called, as in the entry
 * @param method the method
 */
record Offer<T>(T index, CodeIndex code, Method method) {

    /** Where problems with it are reported. */
    String place() {
        return place(method);
    }

    static String place(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }
}
