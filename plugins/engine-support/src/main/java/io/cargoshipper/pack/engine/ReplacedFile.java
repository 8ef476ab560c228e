package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The file of this machine that a tool loses by writing another in its place. */
public final class ReplacedFile {

    private ReplacedFile() {}

    /**
     * Says what writing a file would cost: the one that is there, or nothing.
     *
     * @throws ToolException when something other than a file is there, or tools may not use it
     */
    public static Plan plan(HostFiles files, String path) throws IOException {
        try (HostFiles.HostFile file = files.read(path)) {
            return new Plan(
                    List.of(
                            new Plan.Step(
                                    "replace",
                                    "file",
                                    file.path(),
                                    file.path(),
                                    OptionalLong.of(file.sizeBytes()))));
        } catch (ToolException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return new Plan(List.of());
            }
            throw e;
        }
    }
}
