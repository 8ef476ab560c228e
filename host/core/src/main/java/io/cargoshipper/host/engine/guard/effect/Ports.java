package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.policy.Effect;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges ports of the host that lead into containers. */
final class Ports {

    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LAST = 65_535;
    private static final Pattern RANGE = Pattern.compile("0*([0-9]{1,5})(?:-0*([0-9]{1,5}))?");

    /** Addresses of one interface; every other spelling may be the address of all. */
    private static final Pattern ONE_INTERFACE =
            Pattern.compile(
                    "(?!0+\\.0+\\.0+\\.0+$)[0-9]{1,3}(\\.[0-9]{1,3}){3}"
                            + "|\\[?(?=[0-9a-fA-F:.]*[1-9a-fA-F])[0-9a-fA-F:]+(%[A-Za-z0-9]+)?]?");

    private static final Findings.Ports CHOSEN = new Findings.Ports(0, 0);

    private Ports() {}

    static void ofContainer(Body host, Findings findings) {
        if (host.flag("PublishAllPorts")) {
            findings.effect(Effect.ALL_INTERFACES, "all exposed ports");
            findings.add(CHOSEN);
        }
        for (Body port : host.objectsByKey("PortBindings").values()) {
            List<Body> bindings = port.elements();
            bindings.forEach(binding -> binding(binding, findings));
            if (bindings.isEmpty()) { // engines differ; some choose a port then
                published("", "", findings);
            }
        }
    }

    /** A service's ports are published on every machine of the cluster. */
    static void ofService(Body endpoint, Findings findings) {
        for (Body port : endpoint.objects("Ports")) {
            published(String.valueOf(port.number("PublishedPort")), "", findings);
        }
    }

    private static void binding(Body binding, Findings findings) {
        published(binding.text("HostPort"), binding.text("HostIp"), findings);
    }

    private static void published(String port, String address, Findings findings) {
        Matcher range = RANGE.matcher(port);
        boolean chosenByEngine = port.isEmpty() || port.matches("0+");
        String subject = chosenByEngine ? "a free port" : port;
        if (chosenByEngine) {
            findings.add(CHOSEN);
        } else {
            if (!range.matches()) {
                throw new UnreadableRequestException(
                        "it publishes the port '%s', which is no number or range"
                                .formatted(port.replaceAll("[^\\x20-\\x7e]", "?")));
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first < FIRST_UNPRIVILEGED) {
                findings.effect(Effect.PRIVILEGED_PORT, subject);
            }
            findings.add(new Findings.Ports(first, Math.min(Math.max(first, last), LAST)));
        }
        if (!ONE_INTERFACE.matcher(address).matches()) {
            findings.effect(Effect.ALL_INTERFACES, subject);
        }
    }
}
