package io.cargoshipper.pack.images;

import com.github.dockerjava.api.model.BuildResponseItem;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.LastLines;
import io.cargoshipper.pack.engine.LayerDownloads;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.StreamFailure;
import io.cargoshipper.pack.engine.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an engine's builder tells: its steps, of which it makes progress reports, what they
 * wrote, and how it ends. Safe for use by several threads.
 */
final class BuildLog implements Consumer<BuildResponseItem> {

    private static final int TAIL_BYTES = 4_000;
    private static final int STEP_TAIL_BYTES = 2_500;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_STEP = 120;
    private static final int MOST_WARNINGS = 20;

    private static final Pattern STEP = Pattern.compile("Step (\\d+)/(\\d+) : (.*)");
    private static final Pattern BUILT = Pattern.compile("Successfully built ([0-9a-f]{12,64})");
    private static final Pattern WARNING = Pattern.compile("(?i)\\[warning\\]:? .*|warning: .*");
    private static final Pattern HOUSEKEEPING =
            Pattern.compile(" ---> .*|Remov(?:ing|ed) intermediate container .*");
    private static final String CACHED = " ---> Using cache";

    private final ProgressMeter meter;
    private final LastLines tail = new LastLines(TAIL_BYTES);
    private final List<String> warnings = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private LastLines stepTail = new LastLines(STEP_TAIL_BYTES);
    private LayerDownloads downloads = new LayerDownloads();
    private int step;
    private int steps;
    private int cached;
    private String instruction = "";
    private long stepSince = System.nanoTime();
    private Optional<String> imageId = Optional.empty();
    private Optional<String> failure = Optional.empty();

    BuildLog(ToolCall call) {
        this.meter = new ProgressMeter(call);
    }

    /** Takes how much of the context was sent: the engine begins when it has all of it. */
    synchronized void sent(long bytes, long of) {
        // Less than the first step, whatever its size.
        double share = bytes < of ? 0.9 * bytes / of : 0.9;
        meter.report(
                share,
                OptionalDouble.empty(),
                () -> "sending the context: %s of %s".formatted(Sizes.text(bytes), Sizes.text(of)));
    }

    @Override
    public synchronized void accept(BuildResponseItem item) {
        failure = StreamFailure.in(item).or(() -> failure);
        // docker-java knows of aux only what a push tells.
        imageId =
                EngineObject.ofJson(item.getRawValues()).object("aux").text("ID").or(() -> imageId);
        if (item.getStream() != null) {
            split(item.getStream());
        } else if (item.getId() != null && downloads.accept(item)) {
            tick();
        }
    }

    /** Reports that the step is still at it, and for how long. */
    synchronized void tick() {
        if (step == 0) {
            return;
        }
        long seconds = (System.nanoTime() - stepSince) / 1_000_000_000;
        String pulling = downloads.isEmpty() ? "" : ", " + downloads.summary();
        // Grows for as long as it takes, and never reaches the next step.
        meter.report(
                step + seconds / (seconds + 60.0),
                OptionalDouble.of((double) steps),
                () -> "%s, for %d s%s".formatted(where(), seconds, pulling));
    }

    /** Ends the log. */
    synchronized void end() {
        if (line.length() > 0) {
            line("");
        }
    }

    /** Where it is, in words: {@code step 3 of 7 (RUN make)}. */
    synchronized String where() {
        return step == 0
                ? "before the first step"
                : "step %d of %d (%s)".formatted(step, steps, instruction);
    }

    synchronized int step() {
        return step;
    }

    synchronized int steps() {
        return steps;
    }

    /** How many steps were taken from the cache. */
    synchronized int cached() {
        return cached;
    }

    /** The id of the image, once it is whole. */
    synchronized Optional<String> imageId() {
        return imageId;
    }

    /** Why the build failed, in the engine's words. */
    synchronized Optional<String> failure() {
        return failure;
    }

    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The last lines of the whole log. */
    synchronized String tail() {
        return tail.text();
    }

    /** The last lines that the current step wrote itself. */
    synchronized String stepTail() {
        return stepTail.text();
    }

    private void split(String text) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            append(text.substring(from, end));
            line("\n");
            from = end + 1;
        }
        append(text.substring(from));
    }

    /** Of a line without end no more is kept than will be shown. */
    private void append(String piece) {
        if (line.length() < 8 * LONGEST_LINE) {
            line.append(piece);
        }
    }

    private void line(String end) {
        String plain = ConsoleText.plain(line.toString());
        line.setLength(0);
        Matcher matcher = STEP.matcher(plain);
        boolean begins = matcher.matches() && isNext(matcher);
        if (begins) {
            begin(matcher);
        }
        Matcher built = BUILT.matcher(plain);
        if (built.matches() && imageId.isEmpty() && step == steps) {
            imageId = Optional.of(built.group(1));
        }
        if (plain.equals(CACHED)) {
            cached++;
        }
        if (WARNING.matcher(plain).matches() && warnings.size() < MOST_WARNINGS) {
            warnings.add(cut(plain, LONGEST_LINE));
        }
        tail.add(cut(plain, LONGEST_LINE) + end);
        if (!begins && !HOUSEKEEPING.matcher(plain).matches()) {
            stepTail.add(cut(plain, LONGEST_LINE) + end);
        }
    }

    /** Commands write into the same stream: what one makes look like a step must not count. */
    private boolean isNext(Matcher matcher) {
        return matcher.group(1).length() < 6
                && matcher.group(2).length() < 6
                && Integer.parseInt(matcher.group(1)) == step + 1
                && (steps == 0 || Integer.parseInt(matcher.group(2)) == steps);
    }

    private void begin(Matcher matcher) {
        step = Integer.parseInt(matcher.group(1));
        steps = Integer.parseInt(matcher.group(2));
        instruction = cut(matcher.group(3).strip(), LONGEST_STEP);
        stepSince = System.nanoTime();
        stepTail = new LastLines(STEP_TAIL_BYTES);
        downloads = new LayerDownloads();
        meter.reportNow(step, OptionalDouble.of((double) steps), where());
    }

    private static String cut(String text, int most) {
        int kept = Texts.fitting(text, most);
        return kept == text.length() ? text : text.substring(0, kept) + "…";
    }
}
