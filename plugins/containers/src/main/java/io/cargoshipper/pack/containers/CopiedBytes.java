package io.cargoshipper.pack.containers;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.Sizes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A stream that is being copied: reports how far it is, and ends with an error when the call is
 * cancelled or its time is up, whoever reads it.
 */
final class CopiedBytes extends FilterInputStream {

    private final ToolCall call;
    private final String what;
    private final OptionalLong total;
    private final String ifLate;
    private final ProgressMeter meter;
    private final long end;
    private long read;

    /**
     * @param what is copied, for people
     * @param total its size, where known
     * @param ifLate what to say of the outcome when time is up
     */
    CopiedBytes(InputStream in, ToolCall call, String what, OptionalLong total, String ifLate) {
        super(in);
        this.call = call;
        this.what = what;
        this.total = total;
        this.ifLate = ifLate;
        this.meter = new ProgressMeter(call);
        this.end = System.nanoTime() + CallTime.forWork(call).toNanos();
    }

    /** How many bytes were read. */
    long count() {
        return read;
    }

    @Override
    public int read() throws IOException {
        check();
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        int some = super.read(buffer, offset, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int bytes) {
        read += bytes;
        meter.report(
                (double) read,
                total.isPresent()
                        ? OptionalDouble.of((double) total.getAsLong())
                        : OptionalDouble.empty(),
                () -> "copying %s: %s".formatted(what, progress()));
    }

    private void check() {
        call.checkCancelled();
        if (System.nanoTime() - end > 0) {
            throw new ToolException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "time was up at %s of %s; %s".formatted(progress(), what, ifLate));
        }
    }

    private String progress() {
        return total.isPresent()
                ? "%s of %s".formatted(Sizes.text(read), Sizes.text(total.getAsLong()))
                : Sizes.text(read);
    }
}
