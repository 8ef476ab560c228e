package io.cargoshipper.host.cli;

import io.cargoshipper.host.pack.JarContents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jars of a pack, for programs. */
final class PackFilesJson {

    private PackFilesJson() {}

    static List<Object> of(List<JarContents> jars) {
        return jars.stream()
                .<Object>map(
                        jar -> {
                            Map<String, Object> json = new LinkedHashMap<>();
                            json.put("file", jar.jar().toString());
                            json.put("sha256", jar.sha256());
                            json.put("packages", jar.packages());
                            json.put("classes", jar.classes().size());
                            return json;
                        })
                .toList();
    }
}
