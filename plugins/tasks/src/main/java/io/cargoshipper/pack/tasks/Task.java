package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Untrusted;
import java.util.Optional;

/** A task. Whoever uses the backend writes titles and descriptions. */
record Task(
        String id,
        @Untrusted String title,
        @Untrusted Optional<String> description,
        TaskStatus status) {}
