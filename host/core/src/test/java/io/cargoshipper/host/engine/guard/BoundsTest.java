package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Place;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.PortRange;
import io.cargoshipper.host.policy.Setting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bounds on memory, processes, processors and ports let containers ask for. */
class BoundsTest {

    private static final GuardRules RULES =
            new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere());

    private final StockedEngine engine = Stock.engine();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Memory':1048576                    | true",
                "'memory':1048576                    | true",
                "'Memory':1048577                    | false",
                "'Memory':0                          | false",
                "'Memory':-1                         | false",
                "'Memory':null                       | false",
                "'MemoryReservation':1000            | false",
            })
    void memoryOfANewContainer(String host, boolean passes) {
        check(policy(Bound.MEMORY_MAX, 1L << 20), create(host), passes, "memory limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'PidsLimit':10                      | true",
                "'PidsLimit':11                      | false",
                "'PidsLimit':0                       | false",
                "'PidsLimit':-1                      | false",
                "'PidsLimit':null                    | false",
                "'Memory':1                          | false",
            })
    void processesOfANewContainer(String host, boolean passes) {
        check(policy(Bound.PIDS_MAX, 10L), create(host), passes, "limit of processes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'NanoCpus':2000000000               | true",
                "'NanoCpus':2000000001               | false",
                "'NanoCpus':0                        | false",
                "'CpuQuota':200000                   | true",
                "'CpuQuota':200001                   | false",
                "'CpuQuota':-1                       | false",
                "'CpuQuota':2000,'CpuPeriod':1000    | true",
                "'CpuQuota':2001,'CpuPeriod':1000    | false",
                "'CpuPeriod':1000                    | false",
                "'CpuShares':10                      | false",
            })
    void processorsOfANewContainer(String host, boolean passes) {
        check(policy(Bound.CPUS_MAX, 2.0), create(host), passes, "limit of processors");
    }

    @Test
    void aLimitMayBeRequiredAlone() {
        check(policy(Bound.MEMORY_REQUIRED, true), create("'Memory':5"), true, "");
        check(policy(Bound.MEMORY_REQUIRED, true), create(""), false, "no memory limit");
        check(policy(Bound.PIDS_REQUIRED, true), create("'PidsLimit':5"), true, "");
        check(policy(Bound.PIDS_REQUIRED, true), create(""), false, "no limit of processes");
        check(policy(Bound.MEMORY_MIN, 100L), create("'Memory':99"), false, "memory limit");
    }

    /** What is not said of a container that is there stays, so it has to be within already. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'CpuShares':5}                          | true",
                "{'Memory':1048576}                       | true",
                "{'Memory':0}                             | true",
                "{'MemorySwap':-1}                        | true",
                "{'Memory':1048577}                       | false",
                "{'Memory':-1}                            | false",
                "{'PidsLimit':10}                         | true",
                "{'PidsLimit':null}                       | true",
                "{'PidsLimit':11}                         | false",
                "{'PidsLimit':0}                          | false",
                "{'PidsLimit':-1}                         | false",
                "{'NanoCpus':2000000000}                  | true",
                "{'NanoCpus':2000000001}                  | false",
                "{'NanoCpus':-1}                          | false",
                "{'CpuQuota':2000,'CpuPeriod':1000}       | true",
                "{'CpuQuota':2001,'CpuPeriod':1000}       | false",
                "{'CpuQuota':-1,'CpuPeriod':1000}         | false",
                "{'NanoCpus':1,'CpuQuota':9000,'CpuPeriod':1000} | false",
            })
    void aChangeOfAContainer(String update, boolean passes) {
        Policy policy =
                policy(
                        layer().with(Bound.MEMORY_MAX, 1L << 20)
                                .with(Bound.PIDS_MAX, 10L)
                                .with(Bound.CPUS_MAX, 2.0));
        check(policy, post("/containers/web/update", update), passes, "limit");
    }

    /** With a quota of 200000 from before, a period of 1000 makes 200 processors. */
    @ParameterizedTest
    @ValueSource(strings = {"{'CpuPeriod':1000}", "{'CpuQuota':100000}", "{'cpuperiod':1000}"})
    void halfALimitOfProcessorsIsNone(String update) {
        Request request = post("/containers/web/update", update);
        check(policy(Bound.CPUS_MAX, 2.0), request, false, "give CpuQuota and CpuPeriod together");
        check(Policy.BUILT_IN, request, true, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'MemoryBytes':10,'Pids':10,'NanoCPUs':10 | true",
                "'MemoryBytes':11,'Pids':10,'NanoCPUs':10 | false",
                "'MemoryBytes':10,'Pids':0,'NanoCPUs':10  | false",
                "'MemoryBytes':10,'Pids':10               | false",
            })
    void aService(String limits, boolean passes) {
        Policy policy =
                policy(
                        layer().with(Bound.MEMORY_MAX, 10L)
                                .with(Bound.PIDS_MAX, 10L)
                                .with(Bound.CPUS_MAX, 1.0));
        String service =
                "{'TaskTemplate':{'ContainerSpec':{'Image':'app'},'Resources':{'Limits':{%s}}}}";
        check(policy, post("/services/create", service.formatted(limits)), passes, "limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'PortBindings':{'80/tcp':[{'HostPort':'8000'}]}      | true",
                "'PortBindings':{'80/tcp':[{'HostPort':'8000-8010'}]} | true",
                "'PortBindings':{'80/tcp':[{'HostPort':''}]}          | true",
                "'PortBindings':{'80/tcp':[{'HostPort':'8005-8011'}]} | false",
                "'PortBindings':{'80/tcp':[{'HostPort':'22'}]}        | false",
                "'PortBindings':{'80/tcp':[{'HostPort':'8000'},{'HostPort':'22'}]} | false",
                "'portbindings':{'80/tcp':[{'hostport':'22'}]}        | false",
            })
    void publishedPorts(String host, boolean passes) {
        Setting<PortRange> range =
                new Setting<>(
                        new PortRange(8000, 8010), new Place("policy.ports.published", "here"));
        Policy policy = policy(layer().with(ListKey.PORTS, List.of(range)));
        check(policy, create(host), passes, "is not among the ports");
    }

    private void check(Policy policy, Request request, boolean passes, String reason) {
        int sent = engine.changes().size();
        GuardedHttpClient client =
                new GuardedHttpClient(
                        RULES, CallRights.of(Tier.DESTRUCTIVE, policy), decision -> {}, engine);
        if (passes) {
            client.execute(request).close();
            assertThat(engine.changes()).hasSize(sent + 1);
        } else {
            assertThatThrownBy(() -> client.execute(request))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining(reason);
            assertThat(engine.changes()).hasSize(sent);
        }
    }

    private static <T> Policy policy(Bound<T> bound, T value) {
        return policy(layer().with(bound, value));
    }

    private static Policy policy(PolicyLayer layer) {
        return new Policy(List.of(layer), Policy.BUILT_IN.defaults());
    }

    private static PolicyLayer layer() {
        return PolicyLayer.of(new PolicySource("test.conf", PolicySource.Kind.FILE));
    }

    private static Request create(String host) {
        return post("/containers/create", "{'Image':'app','HostConfig':{%s}}".formatted(host));
    }

    private static Request post(String path, String body) {
        return Request.builder()
                .method("POST")
                .path(path)
                .bodyBytes(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
