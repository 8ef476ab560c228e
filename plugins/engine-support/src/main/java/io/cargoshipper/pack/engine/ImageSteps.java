package io.cargoshipper.pack.engine;

import io.cargoshipper.api.Plan;
import java.util.OptionalLong;

/**
 * Steps of plans that remove images. The identity of each is the name or id that the removing
 * request says: an approved call is held to these.
 */
public final class ImageSteps {

    private static final String KIND = "image";

    private ImageSteps() {}

    /**
     * An image loses one of its names.
     *
     * @param reference the name as the request says it
     * @param name what people are shown
     */
    public static Plan.Step untag(String reference, String name) {
        return new Plan.Step("untag", KIND, reference, name, OptionalLong.empty());
    }

    /**
     * An image goes.
     *
     * @param id its full id
     * @param name its name; its short id where it has none
     * @param sizeBytes its size
     */
    public static Plan.Step remove(String id, String name, long sizeBytes) {
        return new Plan.Step("remove", KIND, id, name, OptionalLong.of(sizeBytes));
    }
}
