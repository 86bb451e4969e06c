package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code bearer:list} of the distribution, as a process, beside what the kernel says; in a network namespace of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: network namespaces are a part of Linux")
final class InterfacesIT {
    /** Makes interfaces, shows those of the kernel, and becomes what is given as arguments. */
    private static final String NAMESPACE = """
            set -e
            PATH=$PATH:/usr/sbin:/sbin
            mount -t sysfs -o ro sysfs /sys
            ip link set lo up
            ip link add uplink type veth peer name beyond
            ip address add 192.0.2.7/24 dev uplink
            ip link set uplink up
            ip link set beyond up
            ip route add default via 192.0.2.1 dev uplink metric 600
            ip link add spare type veth peer name unplugged
            ip address add 198.51.100.7/24 dev spare
            ip link set spare up
            ip link add bridge type bridge
            ip address add 203.0.113.1/24 dev bridge
            ip link set bridge up
            for link in /sys/class/net/*; do
                echo "kernel: ${link##*/} $(cat $link/ifindex)"
            done
            exec "$@"
            """;

    private static final Pattern LISTED = Pattern.compile(
            "\"identifier\": \"generic:(\\w+)\".*?\"bearerType\": \"(\\w+)\".*?\"state\": \"(\\w+)\",\\s+\"default\": (\\w+)"
                    + ".*?\"index\": (\\d+),.*?\"kind\": \"(\\w+)\",\\s+\"carrier\": \"(\\w+)\"",
            Pattern.DOTALL);

    @Test
    void areListedWithTheStatesAndTypesThatTheKernelGaveThem() throws Exception {
        String out =
                inANamespace(Launched.builder("-c", "bearer:list --all --json").command());

        List<String> kernel = out.lines()
                .filter(line -> line.startsWith("kernel: ") && !line.startsWith("kernel: lo "))
                .map(line -> line.substring("kernel: ".length()))
                .toList();
        assertThat(LISTED.matcher(out).results().map(each -> each.group(1) + " " + each.group(5)))
                .as(out)
                .containsExactlyInAnyOrderElementsOf(kernel);
        assertThat(LISTED.matcher(out)
                        .results()
                        .map(each -> Stream.of(1, 3, 2, 6, 7)
                                .map(each::group)
                                .reduce((before, next) -> before + " " + next)
                                .orElseThrow()))
                .containsExactlyInAnyOrder(
                        "uplink ACTIVE ETHERNET VETH PRESENT",
                        "beyond DEFINED ETHERNET VETH PRESENT",
                        "spare DEFINED ETHERNET VETH ABSENT",
                        "unplugged DEFINED ETHERNET VETH ABSENT",
                        "bridge DEFINED ETHERNET BRIDGE PRESENT");
        assertThat(out).contains("\"online\": true");
    }

    private static String inANamespace(List<String> command) throws IOException, InterruptedException {
        var unshare = new ArrayList<>(List.of("unshare", "--mount", "--net", "--propagation", "private"));
        if (!"root".equals(System.getProperty("user.name"))) {
            unshare.addAll(List.of("--user", "--map-root-user"));
        }
        assumeTrue(
                Launched.exists("unshare") && Launched.exists("ip") && succeeds(unshare),
                "skipped: needs root or user namespaces; apt-get install util-linux iproute2");
        var whole = new ArrayList<>(unshare);
        whole.addAll(List.of("bash", "-c", NAMESPACE, "bash"));
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Launched.awaitEnd(process)).as(out).isZero();
        return out;
    }

    private static boolean succeeds(List<String> unshare) throws IOException, InterruptedException {
        var command = new ArrayList<>(unshare);
        command.add("true");
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
