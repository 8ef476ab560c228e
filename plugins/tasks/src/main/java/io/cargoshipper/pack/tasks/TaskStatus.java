package io.cargoshipper.pack.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a task is. */
enum TaskStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED;

    /** As the backend writes it: {@code in_progress}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TaskStatus> ofWire(String text) {
        return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
    }
}
