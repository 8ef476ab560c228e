package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A key that holds a list. What is denied by the list of any layer is denied; what is allowed must
 * be so by the list of every layer that has one. A list of what is allowed that is empty allows
 * nothing, one that is absent leaves it to the others.
 *
 * @param <E> the type of its entries
 */
public final class ListKey<E> extends PolicyKey<List<Setting<E>>> {

    /** Host ports that containers may publish. */
    public static final ListKey<PortRange> PORTS = new ListKey<>("policy.ports.published");

    /** Tools of which every call needs a person's approval. */
    public static final ListKey<Glob> APPROVAL_TOOLS = new ListKey<>("approval.tools");

    /** Keys whose values are never redacted for their name. */
    public static final ListKey<Glob> REDACTION_ALLOW = new ListKey<>("redaction.allow");

    /** Keys whose values are always redacted. */
    public static final ListKey<Glob> REDACTION_DENY = new ListKey<>("redaction.deny");

    private static final Map<Subject, ListKey<Glob>> ALLOWED = new EnumMap<>(Subject.class);
    private static final Map<Subject, ListKey<Glob>> DENIED = new EnumMap<>(Subject.class);

    static {
        for (Subject subject : Subject.values()) {
            ALLOWED.put(subject, new ListKey<>(subject.allowKey()));
            DENIED.put(subject, new ListKey<>(subject.denyKey()));
        }
    }

    private ListKey(String text) {
        super(text);
    }

    /** What is allowed of a subject. */
    public static ListKey<Glob> allowed(Subject subject) {
        return ALLOWED.get(subject);
    }

    /** What is denied of a subject. */
    public static ListKey<Glob> denied(Subject subject) {
        return DENIED.get(subject);
    }

    /** All lists, in the order in which they are shown. */
    public static List<ListKey<?>> all() {
        List<ListKey<?>> all = new ArrayList<>(patterns());
        all.add(PORTS);
        return Collections.unmodifiableList(all);
    }

    /** The lists of patterns. */
    public static List<ListKey<Glob>> patterns() {
        List<ListKey<Glob>> patterns = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            patterns.add(allowed(subject));
            patterns.add(denied(subject));
        }
        Collections.addAll(patterns, APPROVAL_TOOLS, REDACTION_ALLOW, REDACTION_DENY);
        return Collections.unmodifiableList(patterns);
    }

    @Override
    String write(List<Setting<E>> value) {
        return value.stream()
                .map(entry -> "\"" + entry.value() + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
