package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.RootFS;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ImageHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How large the layers of images are, by their chain ids: the names under which an engine tells
 * which layers it has freed (OCI image specification, "Layer ChainID"). Not for use by several
 * threads at once.
 */
final class LayerSizes {

    private final Set<String> learned = new HashSet<>();
    private final Set<String> chains = new HashSet<>();
    private final Map<String, Long> sizes = new HashMap<>();

    /**
     * Learns the layers of an image, for which the engine is asked once. Where it does not tell
     * their sizes, they are known as layers without a size: statistics are no reason to fail.
     */
    void learn(FoundImage image, DockerClient docker) {
        if (!learned.add(image.id())) {
            return;
        }
        List<String> layers =
                Optional.ofNullable(image.details().getRootFS())
                        .map(RootFS::getLayers)
                        .orElse(List.of());
        Optional<List<Long>> known =
                history(image, docker).map(history -> oldestFirst(history, layers.size()));
        String chain = "";
        for (int i = 0; i < layers.size(); i++) {
            chain = chain.isEmpty() ? layers.get(i) : hash(chain + " " + layers.get(i));
            chains.add(chain);
            if (known.isPresent()) {
                sizes.put(chain, i < known.get().size() ? known.get().get(i) : 0);
            }
        }
    }

    /** Whether an id is that of a layer of the images that were learned. */
    boolean isLayer(String chainId) {
        return chains.contains(chainId);
    }

    /** The size of a layer, where the engine has told it. */
    Optional<Long> of(String chainId) {
        return Optional.ofNullable(sizes.get(chainId));
    }

    private static Optional<List<ImageHistory>> history(FoundImage image, DockerClient docker) {
        try {
            return Optional.of(docker.imageHistoryCmd(image.id()).exec());
        } catch (DockerException e) {
            return Optional.empty(); // whatever it was: a removal tells, if it is in its way too
        }
    }

    /**
     * A history also tells of steps that made no layer, and does not say which: they are of the
     * entries without size. Where there are as many entries as layers, each has its own.
     */
    private static List<Long> oldestFirst(List<ImageHistory> newestFirst, int layers) {
        List<Long> all = new ArrayList<>();
        newestFirst.forEach(item -> all.add(item.getSize() == null ? 0 : item.getSize()));
        Collections.reverse(all);
        return all.size() == layers ? all : all.stream().filter(size -> size > 0).toList();
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
