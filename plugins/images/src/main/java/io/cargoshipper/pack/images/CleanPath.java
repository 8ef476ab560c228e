package io.cargoshipper.pack.images;

import java.util.ArrayDeque;
import java.util.Deque;

/** Shortest forms of paths with forward slashes. */
final class CleanPath {

    private CleanPath() {}

    /**
     * Takes out empty steps, {@code .}, and {@code ..} with the step before it, as Go's {@code
     * path.Clean} does, by which the rules for ignore files are written.
     *
     * @return {@code .} where nothing is left; {@code ..} stands only at the start
     */
    static String of(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".")) {
                continue;
            }
            boolean up = step.equals("..");
            if (up && !steps.isEmpty() && !steps.peekLast().equals("..")) {
                steps.removeLast();
            } else if (!up || !rooted) {
                steps.addLast(step);
            }
        }
        String cleaned = String.join("/", steps);
        if (rooted) {
            return "/" + cleaned;
        }
        return cleaned.isEmpty() ? "." : cleaned;
    }

    /** Whether a clean path leads out of where it starts. */
    static boolean leaves(String cleaned) {
        return cleaned.startsWith("/") || cleaned.equals("..") || cleaned.startsWith("../");
    }
}
