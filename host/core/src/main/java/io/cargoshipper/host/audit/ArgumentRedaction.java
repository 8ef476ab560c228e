package io.cargoshipper.host.audit;

import java.util.List;
import java.util.Map;

/** Takes secrets out of what clients say, before it is written down. Never throws. */
public interface ArgumentRedaction {

    /**
     * The arguments of a call, without secrets.
     *
     * @param secret places that are secret whatever they look like, as an index names them
     */
    Map<String, Object> arguments(Map<String, Object> arguments, List<String> secret);

    /** A name, a path or a message, without secrets. */
    String text(String text);
}
