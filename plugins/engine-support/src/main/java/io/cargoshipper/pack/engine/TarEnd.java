package io.cargoshipper.pack.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Watches a tar archive pass by and says whether it came whole. An engine that fails once it has
 * begun an archive can no longer answer with an error: it writes one, as JSON, where the archive
 * should go on, and ends the answer in good order. So the archive's own end must tell: two blocks
 * of zeros, at a multiple of the block size. Not for use by several threads at once.
 */
public final class TarEnd {

    private static final int BLOCK = 512;
    private static final int END = 2 * BLOCK;

    /** As much of the end as may hold an error; those of engines are a few hundred bytes long. */
    private static final int TAIL = 4 * END;

    private static final ConfigParseOptions JSON =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);

    private final byte[] tail = new byte[TAIL];
    private int kept;
    private long size;

    /** Takes the next piece of the archive. */
    public void passed(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        size += length;
        int added = Math.min(length, TAIL);
        int stay = Math.min(kept, TAIL - added);
        System.arraycopy(tail, kept - stay, tail, 0, stay);
        System.arraycopy(bytes, offset + length - added, tail, stay, added);
        kept = stay + added;
    }

    /** The bytes that have passed. */
    public long sizeBytes() {
        return size;
    }

    /** Whether what has passed ends as a whole archive does. */
    public boolean isWhole() {
        if (size % BLOCK != 0 || kept < END) {
            return false;
        }
        for (int i = kept - END; i < kept; i++) {
            if (tail[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes sure, at the end of the engine's answer, that the archive is whole.
     *
     * @throws ToolException {@link ErrorCode#ENGINE_ERROR} with what the engine wrote instead
     */
    public void requireWhole() {
        if (!isWhole()) {
            throw new ToolException(
                    ErrorCode.ENGINE_ERROR,
                    "the engine's archive ends too early: "
                            + failure()
                                    .orElseGet(
                                            () ->
                                                    "after %s, and the engine does not say why; its log may"
                                                            .formatted(Sizes.text(size))));
        }
    }

    /** What the engine says of its failure, which stands at the very end. */
    private Optional<String> failure() {
        String text = new String(tail, 0, kept, StandardCharsets.UTF_8);
        return Stream.iterate(text.indexOf('{'), at -> at >= 0, at -> text.indexOf('{', at + 1))
                .flatMap(at -> message(text.substring(at)).stream())
                .findFirst();
    }

    private static Optional<String> message(String json) {
        try {
            Config object = ConfigFactory.parseString(json, JSON);
            return Stream.of("message", "errorDetail.message", "error")
                    .filter(object::hasPath)
                    .map(path -> object.getString(path).strip())
                    .filter(text -> !text.isEmpty())
                    .findFirst();
        } catch (ConfigException e) {
            return Optional.empty(); // a brace of a file that was being sent
        }
    }
}
