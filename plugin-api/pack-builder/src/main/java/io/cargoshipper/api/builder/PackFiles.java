package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.PackIndex;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** What a build puts into a pack, as files: their paths in the jar and their content. */
final class PackFiles {

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PackFiles() {}

    /** The files to write: the index, indented for people and diffs, and the invokers. */
    static SortedMap<String, byte[]> written(PackBuild.Built built) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(PackIndex.PATH, json(built.index()));
        built.invokers().forEach((name, bytes) -> files.put(classFile(name), bytes));
        return files;
    }

    /** The files of an earlier run to delete. */
    static Set<String> deleted(PackBuild.Built built) {
        return classFiles(built.stale());
    }

    /** The files of an earlier run to delete. */
    static Set<String> deleted(PackBuild.Absent absent) {
        Set<String> files = classFiles(absent.stale());
        files.add(PackIndex.PATH);
        return files;
    }

    private static byte[] json(PackIndex index) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
        String json = MAPPER.writer().with(printer).writeValueAsString(index.toJson());
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> classFiles(Set<String> classNames) {
        Set<String> files = new TreeSet<>();
        classNames.forEach(name -> files.add(classFile(name)));
        return files;
    }

    private static String classFile(String className) {
        return className.replace('.', '/') + ".class";
    }
}
