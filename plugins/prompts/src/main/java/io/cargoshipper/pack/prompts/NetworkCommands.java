package io.cargoshipper.pack.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands that tell, layer by layer, how far a container gets. Images often lack the programs,
 * so there is another way for each; the files of {@code /proc} are always there.
 */
final class NetworkCommands {

    private NetworkCommands() {}

    static String list(Optional<Target> target) {
        String host = target.map(Target::host).orElse("TARGET");
        String port = target.flatMap(Target::port).map(String::valueOf).orElse("PORT");
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "L3 addresses and routes: [\"ip\", \"addr\"], [\"ip\", \"route\"];"
                                        + " without ip: [\"cat\", \"/proc/net/route\"] (hexadecimal,"
                                        + " lowest byte first)",
                                "L3 reach: [\"ping\", \"-c\", \"2\", \"-W\", \"2\", \"%s\"]; a ping"
                                                .formatted(host)
                                        + " that is refused may only lack a capability",
                                "DNS: [\"cat\", \"/etc/resolv.conf\"], [\"getent\", \"hosts\","
                                        + " \"%1$s\"], [\"nslookup\", \"%1$s\"]".formatted(host),
                                "L4 listening, in the target's container: [\"ss\", \"-ltn\"] or"
                                        + " [\"netstat\", \"-ltn\"]; without them [\"cat\","
                                        + " \"/proc/net/tcp\"]: state 0A listens; 00000000 is every"
                                        + " address, 0100007F only the container itself",
                                "L4 connecting: [\"nc\", \"-z\", \"-v\", \"-w\", \"3\", \"%s\", \"%s\"];"
                                                .formatted(host, port)
                                        + " with bash: [\"bash\", \"-c\", \"exec"
                                        + " 3<>/dev/tcp/%s/%s\"]".formatted(host, port)));
        if (target.isEmpty() || target.get().isHttp()) {
            String scheme = target.flatMap(Target::scheme).orElse("http");
            lines.add(
                    "L7: [\"wget\", \"-q\", \"-S\", \"-T\", \"5\", \"-O\", \"/dev/null\","
                            + " \"%1$s://%2$s:%3$s/\"] or [\"curl\", \"-sv\", \"-m\", \"5\","
                                    .formatted(scheme, host, port)
                            + " \"%1$s://%2$s:%3$s/\"]".formatted(scheme, host, port));
        }
        return Finding.bullets(lines);
    }
}
