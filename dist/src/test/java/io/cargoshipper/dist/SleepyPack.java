package io.cargoshipper.dist;

/** The pack {@code sleepy}: its tools take their time, and need no engine. */
final class SleepyPack {

    /** Sleeps for {@code millis}; tells how many calls of it began before and how many run. */
    static final String NAP = "sleepy_nap";

    /** Reports progress {@code steps} times. */
    static final String STEPS = "sleepy_steps";

    private SleepyPack() {}

    static PackSource source() {
        return PackSource.ofResource("sleepy");
    }
}
