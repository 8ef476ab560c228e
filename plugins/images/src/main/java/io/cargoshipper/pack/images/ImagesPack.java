package io.cargoshipper.pack.images;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import io.cargoshipper.api.ToolPack;
import java.util.List;

/** The tools and the resource for images. They keep no state, so one of each serves all calls. */
public final class ImagesPack implements ToolPack {

    private static final List<Class<?>> TOOLS =
            List.of(
                    ListImages.class,
                    InspectImage.class,
                    ImageLayers.class,
                    SearchImages.class,
                    PullImage.class,
                    PushImage.class,
                    TagImage.class,
                    RemoveImage.class,
                    PruneImages.class,
                    BuildImage.class,
                    LoadImage.class,
                    ImportImage.class,
                    SaveImage.class,
                    ImageResources.class);

    @Override
    public String name() {
        return "images";
    }

    @Override
    public Module module() {
        return (Binder binder) -> TOOLS.forEach(tool -> binder.bind(tool).in(Scopes.SINGLETON));
    }
}
