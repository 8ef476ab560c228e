package tested.unruly;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;

/** Tools that go wrong, each in its own way. */
final class Tools {

    record Done(boolean done) {}

    @Tool(name = "unruly_null", description = "Returns null", tier = Tier.SAFE)
    Done nothing() {
        return null;
    }

    @Tool(name = "unruly_error", description = "Throws an Error", tier = Tier.SAFE)
    Done error() {
        throw new AssertionError("hunter2");
    }

    @Tool(name = "unruly_overflow", description = "Recurses", tier = Tier.SAFE)
    Done overflow() {
        return overflow();
    }

    @Tool(name = "unruly_exception", description = "Throws", tier = Tier.SAFE)
    Done exception() {
        throw new IllegalStateException("hunter2");
    }

    @Tool(name = "unruly_linkage", description = "Throws", tier = Tier.SAFE)
    Done linkage() {
        throw new NoClassDefFoundError("hunter2");
    }

    @Tool(name = "unruly_interrupt", description = "Interrupts itself", tier = Tier.SAFE)
    Done interrupt() throws InterruptedException {
        Thread.currentThread().interrupt();
        Thread.sleep(1);
        return new Done(false);
    }

    @Tool(name = "unruly_conflict", description = "Fails as it should", tier = Tier.SAFE)
    Done conflict() {
        throw new ToolException(ErrorCode.CONFLICT, "it is taken");
    }

    @Tool(name = "unruly_late", description = "Sleeps", tier = Tier.SAFE, timeoutSeconds = 1)
    Done late() throws InterruptedException {
        Thread.sleep(60_000);
        return new Done(true);
    }

    @Tool(
            name = "unruly_deaf",
            description = "Ignores its deadline for a while",
            tier = Tier.SAFE,
            timeoutSeconds = 1)
    Done deaf() {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        System.err.println("deaf has come to its end");
        return new Done(true);
    }

    @Tool(name = "unruly_print", description = "Prints to stdout", tier = Tier.SAFE)
    Done print() {
        System.out.println("{not json");
        System.out.flush();
        return new Done(true);
    }

    record Picky(@Doc("Even") int number) {
        Picky {
            if (number % 2 != 0) {
                throw new IllegalArgumentException(
                        "number: " + number + " is odd; give an even one");
            }
        }
    }

    @Tool(name = "unruly_picky", description = "Takes even numbers", tier = Tier.SAFE)
    Done picky(Picky picky) {
        return new Done(true);
    }

    record Large(String text) {}

    @Tool(name = "unruly_large", description = "Returns too much", tier = Tier.SAFE)
    Large large() {
        return new Large("x".repeat(1_000_000));
    }
}
