package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Whose a file of a container is, and who may do what with it.
 *
 * @param mode its permission bits
 * @param user the owner's number in the container
 * @param group the group's
 */
record FileRights(int mode, long user, long group) {

    /** What a file gets that was not there before. */
    static final FileRights NEW = new FileRights(0644, 0, 0);

    private static final int PERMISSIONS = 07777;

    /**
     * Those of the file at a path; {@link #NEW} where there is none. What is no file has none to be
     * kept: a link's permissions, say, mean nothing.
     *
     * @throws ToolException when the engine does not tell, for then they would be lost unseen
     */
    static FileRights of(String path, FoundContainer found, DockerClient docker)
            throws IOException {
        try (ContainerArchive archive = ContainerArchive.open(found, path, docker)) {
            TarArchiveEntry there = archive.root();
            return PathKind.of(there) == PathKind.FILE
                    ? new FileRights(
                            there.getMode() & PERMISSIONS,
                            there.getLongUserId(),
                            there.getLongGroupId())
                    : NEW;
        } catch (ToolException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return NEW;
            }
            throw e;
        }
    }

    /** The same owner and group, with other permissions. */
    FileRights with(int otherMode) {
        return new FileRights(otherMode, user, group);
    }
}
