package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Completion;
import io.cargoshipper.host.catalog.OfferKey;
import java.util.Objects;

/** What a call asks for. */
public sealed interface Target {

    /** What the client calls it. */
    String name();

    /**
     * A tool.
     *
     * @param name the name the client gave
     */
    record Tool(String name) implements Target {
        public Tool {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A prompt.
     *
     * @param name the name the client gave
     */
    record Prompt(String name) implements Target {
        public Prompt {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A resource.
     *
     * @param uri the URI the client gave, which may have a query
     */
    record Resource(String uri) implements Target {
        public Resource {
            Objects.requireNonNull(uri, "uri");
        }

        @Override
        public String name() {
            return uri;
        }
    }

    /**
     * Values for an argument.
     *
     * @param of the prompt or the resource template that has the argument
     * @param argument the argument, or variable
     * @param typed what has been typed so far, here and elsewhere
     */
    record Completing(OfferKey of, String argument, Completion typed) implements Target {
        public Completing {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(argument, "argument");
            Objects.requireNonNull(typed, "typed");
        }

        @Override
        public String name() {
            return of.name() + " " + argument;
        }
    }
}
