package io.cargoshipper.api.builder;

import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What a class file says about itself without being loaded, so that classes which have nothing to
 * do with tools need not be loadable.
 *
 * @param generated whether the pack-builder made it
 * @param offers which annotations of the API its methods carry
 * @param javaxInjected its members that are annotated for the injection of old
 */
record ClassFacts(
        boolean generated,
        Set<Class<? extends Annotation>> offers,
        SortedSet<String> javaxInjected) {

    private static final Map<String, Class<? extends Annotation>> OFFERS =
            Stream.of(OfferKind.values())
                    .map(OfferKind::annotation)
                    .collect(Collectors.toMap(Type::getDescriptor, Function.identity()));

    private static final String GENERATED = Type.getDescriptor(GeneratedInvoker.class);
    private static final String JAVAX_INJECT = "Ljavax/inject/";

    static ClassFacts of(byte[] classFile) {
        Reader reader = new Reader();
        OpenedClassReader.of(classFile)
                .accept(
                        reader,
                        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFacts(reader.generated, Set.copyOf(reader.offers), reader.javaxInjected);
    }

    private static final class Reader extends ClassVisitor {

        private boolean generated;
        private final Set<Class<? extends Annotation>> offers = new HashSet<>();
        private final SortedSet<String> javaxInjected = new TreeSet<>();

        Reader() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            generated |= descriptor.equals(GENERATED);
            member("class", descriptor);
            return null;
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, String signature, Object value) {
            return new FieldVisitor(api) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    member(name, annotation);
                    return null;
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(api) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    member(name, annotation);
                    if (OFFERS.containsKey(annotation)) {
                        offers.add(OFFERS.get(annotation));
                    }
                    return null;
                }
            };
        }

        private void member(String name, String annotation) {
            if (annotation.startsWith(JAVAX_INJECT)) {
                javaxInjected.add(name);
            }
        }
    }
}
