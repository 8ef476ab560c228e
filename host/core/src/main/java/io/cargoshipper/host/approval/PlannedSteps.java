package io.cargoshipper.host.approval;

import io.cargoshipper.api.Plan;

/** Matches what a request to the engine destroys with what a plan says. */
final class PlannedSteps {

    private static final String PRUNE = "prune";

    /** Build cache has no names, so that a plan can say no more than that it goes. */
    private static final String BUILD_CACHE = "build.prune";

    /** What engines put before the digest of an image, and take without it too. */
    private static final String DIGEST = "sha256:";

    private PlannedSteps() {}

    /**
     * Whether a step has the kind, the verb and the identity of a request. A name that only people
     * use is not enough: it could be given to something else meanwhile.
     *
     * @param operation kind and verb, such as {@code container.remove}
     * @param name what the request's path names; empty where it names nothing
     */
    static boolean permit(Plan plan, String operation, String name) {
        int dot = operation.lastIndexOf('.');
        String verb = operation.substring(dot + 1);
        if (dot < 0 || (verb.equals(PRUNE) && !operation.equals(BUILD_CACHE))) {
            return false; // the engine's own prunes take whatever they find
        }
        String kind = operation.substring(0, dot);
        return plan.steps().stream()
                .anyMatch(
                        step ->
                                step.kind().equals(kind)
                                        && verb(step).equals(verb)
                                        && identity(kind, step.id()).equals(identity(kind, name)));
    }

    /** To the engine, taking a name from an image is a removal too. */
    private static String verb(Plan.Step step) {
        return step.verb().equals("untag") || step.verb().equals("delete") ? "remove" : step.verb();
    }

    private static String identity(String kind, String name) {
        return kind.equals("image") && name.startsWith(DIGEST)
                ? name.substring(DIGEST.length())
                : name;
    }
}
