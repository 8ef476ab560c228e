package io.cargoshipper.pack.images;

import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.HostFiles.Kind;
import io.cargoshipper.api.ToolCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a build's context holds, looked through before anything is sent: so links that leave it are
 * found in time, and progress has a total.
 *
 * @param files how many files
 * @param bytes their size
 * @param skipped sockets, pipes and devices, which no context can carry
 */
record ContextSurvey(int files, long bytes, List<String> skipped) {

    /** Looks through a context. */
    static ContextSurvey of(HostFolder context, BuildFiles build, ToolCall call)
            throws IOException {
        int files = 0;
        long bytes = 0;
        try (ContextWalk walk = new ContextWalk(context, build.rules(), build.always())) {
            Optional<ContextWalk.Item> item = walk.next();
            while (item.isPresent()) {
                call.checkCancelled();
                if (item.get().entry().kind() == Kind.FILE) {
                    files++;
                    bytes += item.get().entry().sizeBytes();
                }
                item = walk.next();
            }
            return new ContextSurvey(files, bytes, walk.skipped());
        }
    }
}
