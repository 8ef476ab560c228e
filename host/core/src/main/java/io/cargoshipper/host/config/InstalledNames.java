package io.cargoshipper.host.config;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.UriTemplate;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that a configuration may speak of: those of all packs that were found, and in them. */
public final class InstalledNames {

    private final Set<String> packs;
    private final Map<Subject, Set<String>> names = new EnumMap<>(Subject.class);
    private final List<UriTemplate> templates = new ArrayList<>();

    /**
     * Collects names.
     *
     * @param packs the names of the packs, whatever their state
     * @param indices what they say of themselves, as far as that could be read
     */
    public InstalledNames(Collection<String> packs, Collection<PackIndex> indices) {
        this.packs = new TreeSet<>(packs);
        for (Subject subject : Subject.values()) {
            names.put(subject, new TreeSet<>());
        }
        of(Subject.PACKS).addAll(packs);
        for (PackIndex index : indices) {
            index.tools().forEach(tool -> of(Subject.TOOLS).add(tool.name()));
            index.prompts().forEach(prompt -> of(Subject.PROMPTS).add(prompt.name()));
            index.resources().forEach(resource -> of(Subject.RESOURCES).add(resource.uri()));
            index.resourceTemplates().forEach(family -> add(family.uriTemplate()));
        }
    }

    private void add(String template) {
        of(Subject.RESOURCES).add(template);
        templates.add(UriTemplate.parse(template));
    }

    /** The names of the packs. */
    Set<String> packs() {
        return packs;
    }

    /** The names of all there are of a subject, offered or not. */
    Set<String> of(Subject subject) {
        return names.get(subject);
    }

    /** Whether a pattern of policy matches any of a subject, or a URI that a family may have. */
    boolean isMatched(Subject subject, Glob pattern) {
        return of(subject).stream().anyMatch(pattern::matches)
                || (subject == Subject.RESOURCES && fitsFamily(pattern));
    }

    /** A letter stands for what a pattern leaves open: any will do, since none has to exist. */
    private boolean fitsFamily(Glob pattern) {
        String uri = pattern.text().replaceAll("[*?]+", "x");
        return templates.stream().anyMatch(template -> template.match(uri).isPresent());
    }
}
