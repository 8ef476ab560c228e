package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.ToolInvoker;
import java.lang.reflect.Method;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;

/** Generates the classes that call tools. */
final class Invokers {

    private Invokers() {}

    /**
     * The binary name of a tool's invoker. A dollar in place of the hyphen, which no name in the
     * Java language has and no tool's name either, so that no two tools share one.
     */
    static String name(Class<?> toolClass, String tool) {
        return "%s$%s$Invoker".formatted(toolClass.getName(), tool.replace('-', '$'));
    }

    /** The class file of an invoker: it casts what it is given and calls the method, no more. */
    static byte[] generate(String name, Method method) {
        return new ByteBuddy(ClassFileVersion.JAVA_V17)
                .subclass(Object.class)
                .implement(ToolInvoker.class)
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
