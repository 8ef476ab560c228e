package io.cargoshipper.api.builder;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Files of a small pack, by their path: what ends in {@code .java} is compiled, the rest is copied.
 */
record Sources(Map<String, String> files) {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private static final String IMPORTS =
            """
            package bad;
            import com.github.dockerjava.api.DockerClient;
            import io.cargoshipper.api.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            """;

    private static final String GOOD_PACK =
            """
            public class BadPack implements ToolPack {
                @Override public String name() { return "bad"; }
            }
            """;

    private static final String GOOD_TOOL =
            """
            record None() {}
            @Tool(name = "good", description = "Good.", tier = Tier.SAFE)
            None good() { return new None(); }
            """;

    /** A good pack but for the body of its class {@code bad.Tools}. */
    static Sources withTools(String body) {
        Sources pack = new Sources(new LinkedHashMap<>());
        pack.files.put("META-INF/services/io.cargoshipper.api.ToolPack", "bad.BadPack\n");
        pack.files.put("bad/BadPack.java", IMPORTS + GOOD_PACK);
        return pack.with("bad/Tools.java", IMPORTS + "class Tools {\n" + body + "\n}\n");
    }

    /** A good pack. */
    static Sources good() {
        return withTools(GOOD_TOOL);
    }

    /** This pack with another class {@code bad.BadPack}. */
    Sources withPack(String source) {
        return with("bad/BadPack.java", IMPORTS + source);
    }

    /** This pack with one more file, or another one. */
    Sources with(String path, String content) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(path, content);
        return new Sources(changed);
    }

    /** This pack without a file. */
    Sources without(String path) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.remove(path);
        return new Sources(changed);
    }

    /** Compiles and copies into a folder. */
    void writeTo(Path folder) {
        StringWriter messages = new StringWriter();
        List<JavaFileObject> units =
                files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".java"))
                        .<JavaFileObject>map(file -> new Source(file.getKey(), file.getValue()))
                        .toList();
        List<String> options =
                List.of(
                        "-d",
                        folder.toString(),
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"));
        if (!COMPILER.getTask(messages, null, null, options, null, units).call()) {
            throw new AssertionError(messages.toString());
        }
        files.forEach(
                (path, content) -> {
                    if (!path.endsWith(".java")) {
                        copy(folder.resolve(path), content);
                    }
                });
    }

    private static void copy(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String content;

        Source(String path, String content) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
