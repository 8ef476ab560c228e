package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.ReplacedFile;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.TarEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Writes images into archives. */
final class SaveImage {

    private static final String SAVE = "docker_save_image";
    private static final int PIECE = 64 * 1024;

    record Arguments(
            @Doc("Names or ids; only names keep tags")
                    @FormerNames({"image", "image_name", "names"})
                    @Example("[\"nginx:1.27\"]")
                    @Length(min = 1, max = 50)
                    List<String> images,
            @Doc("Archive to write, under an allowed root")
                    @FormerNames({"output", "path", "to"})
                    @Example("\"images/nginx.tar\"")
                    String file,
            @Doc("Replace a file that exists") @RaisesTier(Tier.DESTRUCTIVE) @Default("false")
                    boolean overwrite) {

        Arguments {
            images.forEach(ImageReference::of);
        }
    }

    /** What was written. */
    record Saved(String file, long sizeBytes, List<String> images) {}

    @Tool(
            name = SAVE,
            title = "Save images to a file",
            description =
                    "Write images with their layers and tags into a tar archive, for"
                            + " docker_load_image here or elsewhere. Nothing is left of an archive"
                            + " that was not finished.",
            tier = Tier.MODERATE,
            timeoutSeconds = 600)
    Saved save(
            Arguments arguments, ToolCall call, DockerClient docker, EngineApi api, HostFiles files)
            throws IOException {
        List<FoundImage> found =
                arguments.images().stream().map(name -> FoundImage.find(docker, name)).toList();
        List<String> names = found.stream().map(SaveImage::reference).distinct().toList();
        Duration limit = CallTime.forWork(call);
        try (HostFiles.HostFileOutput file = files.write(arguments.file(), arguments.overwrite())) {
            Copy copy = new Copy(call, file.path(), estimate(found));
            OutputStream content = file.content();
            long size =
                    EngineWait.atMost(limit, call, () -> copy.run(request(names), api, content))
                            .orElseThrow(() -> late(names, limit, copy));
            call.checkCancelled();
            file.commit();
            return new Saved(file.path(), size, names);
        }
    }

    @Plans(SAVE)
    Plan plan(Arguments arguments, DockerClient docker, HostFiles files) throws IOException {
        arguments.images().forEach(name -> FoundImage.find(docker, name));
        return arguments.overwrite()
                ? ReplacedFile.plan(files, arguments.file())
                : new Plan(List.of());
    }

    private static String reference(FoundImage image) {
        return image.name().equals(image.shortId()) ? image.id() : image.name();
    }

    /** Layers that two of the images share are counted twice, and stand in the archive once. */
    private static long estimate(List<FoundImage> images) {
        return images.stream()
                .collect(Collectors.toMap(FoundImage::id, FoundImage::sizeBytes, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static EngineApi.Request request(List<String> names) {
        EngineApi.Request request = EngineApi.Request.get("/images/get");
        for (String name : names) {
            request = request.query("names", name);
        }
        return request;
    }

    private static ToolException late(List<String> names, Duration limit, Copy copy) {
        return new ToolException(
                ErrorCode.DEADLINE_EXCEEDED,
                ("saving %s was stopped after %d s, at %s, and nothing was left in the folder; save"
                                + " fewer images at once, or under a time limit that allows longer")
                        .formatted(String.join(", ", names), limit.toSeconds(), copy.summary()));
    }

    /** Copies the engine's archive into a file; what it has done may be asked from any thread. */
    private static final class Copy {

        private final ProgressMeter meter;
        private final String path;
        private final long estimate;
        private final AtomicLong written = new AtomicLong();

        Copy(ToolCall call, String path, long estimate) {
            this.meter = new ProgressMeter(call);
            this.path = path;
            this.estimate = estimate;
        }

        /**
         * Copies it all.
         *
         * @return its size
         * @throws ToolException when it is not whole
         */
        long run(EngineApi.Request request, EngineApi api, OutputStream out) throws IOException {
            byte[] piece = new byte[PIECE];
            TarEnd end = new TarEnd();
            try (EngineApi.Answer answer = api.send(request)) {
                int read = answer.body().read(piece);
                while (read >= 0) {
                    out.write(piece, 0, read);
                    end.passed(piece, 0, read);
                    written.addAndGet(read);
                    report();
                    read = answer.body().read(piece);
                }
            }
            end.requireWhole();
            return end.sizeBytes();
        }

        String summary() {
            return "%s of about %s".formatted(Sizes.text(written.get()), Sizes.text(estimate));
        }

        private void report() {
            long done = written.get();
            meter.report(
                    (double) done,
                    done <= estimate
                            ? OptionalDouble.of((double) estimate)
                            : OptionalDouble.empty(),
                    () -> "saving to %s: %s".formatted(path, summary()));
        }
    }
}
