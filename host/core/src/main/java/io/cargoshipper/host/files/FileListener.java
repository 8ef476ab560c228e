package io.cargoshipper.host.files;

/** Told of what tools ask for. */
@FunctionalInterface
public interface FileListener {

    /** Does not listen. */
    FileListener NONE = access -> {};

    /**
     * Called on the thread that asks, before the tool gets what it asked for or hears of the
     * refusal. With an exception from here it gets nothing.
     */
    void accessed(FileAccess access);
}
