package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.Invoker;
import java.lang.reflect.Method;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;

/** Generates the classes that call what a pack offers. */
final class Invokers {

    private Invokers() {}

    /**
     * How a method is called, by an invoker that is named after its class, what it offers and the
     * kind of it. A dollar in place of the hyphen, which no name in the Java language has and no
     * tool's name either, so that no two tools share one.
     *
     * @param name the name of what it offers, or of the method where that has none
     */
    static CodeIndex code(Method method, String name, String kind, Signature signature) {
        String className = method.getDeclaringClass().getName();
        return new CodeIndex(
                className,
                method.getName(),
                "%s$%s$%sInvoker".formatted(className, name.replace('-', '$'), kind),
                signature.arguments().map(Class::getName),
                signature.parameters());
    }

    /** The class file of an invoker: it casts what it is given and calls the method, no more. */
    static byte[] generate(String name, Method method) {
        return new ByteBuddy(ClassFileVersion.JAVA_V17)
                .subclass(Object.class)
                .implement(Invoker.class)
                .name(name)
                .modifiers(Visibility.PUBLIC, TypeManifestation.FINAL)
                .annotateType(AnnotationDescription.Builder.ofType(GeneratedInvoker.class).build())
                .method(ElementMatchers.named("invoke"))
                .intercept(
                        MethodCall.invoke(method)
                                .onArgument(0)
                                .withArgumentArrayElements(1, method.getParameterCount())
                                .withAssigner(Assigner.DEFAULT, Assigner.Typing.DYNAMIC))
                .make()
                .getBytes();
    }
}
