package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.openmbean.OpenType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkKind;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Purpose;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionState;
import org.netbearer.api.UpdateOutcome;

final class DescriptionTest {
    private final ManagedManager managed = new ManagedManager();
    private MBeanInfo info;

    @BeforeEach
    void read() throws Exception {
        info = managed.server.getMBeanInfo(managed.name);
    }

    @AfterEach
    void close() {
        managed.close();
    }

    @Test
    void saysOfEverythingWhatItIs() {
        assertThat(info.getDescription()).isEqualTo("Networks that this machine knows, could use and is using");
        assertThat(info.getAttributes())
                .allSatisfy(attribute -> assertThat(attribute.getDescription())
                        .isNotEqualTo(attribute.getName())
                        .contains(" "));
        assertThat(info.getOperations()).allSatisfy(operation -> {
            assertThat(operation.getDescription()).contains(" ").isNotEqualTo(operation.getName());
            assertThat(operation.getSignature()).allSatisfy(parameter -> {
                assertThat(parameter.getName()).doesNotMatch("p\\d+");
                assertThat(parameter.getDescription()).contains(" ");
            });
        });
        assertThat(info.getNotifications())
                .hasSize(4)
                .allSatisfy(kind -> assertThat(kind.getDescription()).contains(" "));
    }

    @Test
    void holdsOpenTypesOnly() {
        assertThat(info.getDescriptor().getFieldValue("mxbean")).isEqualTo("true");
        assertThat(info.getAttributes())
                .allMatch(attribute -> attribute.getDescriptor().getFieldValue("openType") instanceof OpenType);
        assertThat(info.getOperations())
                .allMatch(operation -> operation.getDescriptor().getFieldValue("openType") instanceof OpenType);
    }

    @Test
    void namesTheUnitOfEachNumberThatIsNoTwinOfAText() {
        assertThat(info.getAttributes())
                .filteredOn(attribute -> List.of("int", "long").contains(attribute.getType()))
                .filteredOn(attribute -> !attribute.getName().endsWith("Value"))
                .isNotEmpty()
                .allSatisfy(attribute -> {
                    assertThat(attribute.getDescriptor().getFieldValue("units")).isNotNull();
                    assertThat(attribute.getDescription()).matches(".* \\[.+]");
                });
    }

    @Test
    void isInAlphabeticalOrder() {
        assertThat(info.getAttributes())
                .extracting(attribute -> attribute.getName())
                .isSorted();
        assertThat(info.getOperations())
                .extracting(operation -> operation.getName() + operation.getSignature().length)
                .isSorted();
    }

    @Test
    void cannotBeWritten() {
        assertThat(info.getAttributes()).noneMatch(attribute -> attribute.isWritable());
    }

    @ParameterizedTest
    @CsvSource({
        "configuration, 0", // INFO
        "updateConfigurations, 1", // ACTION
        "checkConnectivity, 1"
    })
    void tellsWhichOperationsActAndWhichOnlyTell(String name, int impact) {
        assertThat(Stream.of(info.getOperations())
                        .filter(operation -> operation.getName().equals(name)))
                .isNotEmpty()
                .extracting(MBeanOperationInfo::getImpact)
                .containsOnly(impact);
    }

    @Test
    void keepsTheNumberOfEachConstantForEver() {
        assertThat(numbers(ConfigurationState.values())).isEqualTo("UNDEFINED DEFINED DISCOVERED ACTIVE");
        assertThat(numbers(Connectivity.values())).isEqualTo("UNKNOWN NONE PORTAL LIMITED FULL");
        assertThat(numbers(Metered.values())).isEqualTo("UNKNOWN YES NO GUESS_YES GUESS_NO");
        assertThat(numbers(ConfigurationType.values()))
                .isEqualTo("INTERNET_ACCESS_POINT SERVICE_NETWORK USER_CHOICE INVALID");
        assertThat(numbers(Purpose.values())).isEqualTo("UNKNOWN PUBLIC PRIVATE SERVICE_SPECIFIC");
        assertThat(numbers(Carrier.values())).isEqualTo("UNKNOWN ABSENT PRESENT");
        assertThat(numbers(BearerStatus.values())).isEqualTo("STARTING READY WAITING STALE DENIED FAILED ABSENT");
        assertThat(numbers(UpdateOutcome.values()))
                .isEqualTo("COMPLETED RECENT TIMED_OUT DENIED UNAVAILABLE FAILED GONE");
        assertThat(numbers(BearerType.values()))
                .isEqualTo("ETHERNET WLAN CELLULAR_2G CDMA2000 WCDMA HSPA BLUETOOTH WIMAX EVDO LTE CELLULAR_3G"
                        + " CELLULAR_4G CELLULAR_5G UNKNOWN");
        assertThat(numbers(LinkKind.values())).startsWith("ETHERNET WLAN CELLULAR BLUETOOTH");
        assertThat(numbers(NetworkCapability.values()))
                .isEqualTo("CAN_START_AND_STOP_INTERFACES DIRECT_CONNECTION_ROUTING SYSTEM_SESSION_SUPPORT"
                        + " APPLICATION_LEVEL_ROAMING FORCED_ROAMING DATA_STATISTICS NETWORK_SESSION_REQUIRED");
        assertThat(numbers(FailureReason.values()))
                .isEqualTo("NOT_SUPPORTED DENIED INVALID_CONFIGURATION NOT_AVAILABLE NOT_IN_RANGE NO_CARRIER RADIO_OFF"
                        + " AUTHENTICATION_FAILED NO_SECRETS NO_ADDRESS TIMED_OUT ABORTED DISPLACED DEVICE_BUSY"
                        + " SERVICE_GONE BEARER_GONE OTHER");
        assertThat(numbers(SessionState.values()))
                .isEqualTo("INVALID NOT_AVAILABLE CONNECTING CONNECTED CLOSING DISCONNECTED ROAMING");
        assertThat(numbers(SessionError.values()))
                .isEqualTo("NO_ERROR UNKNOWN SESSION_ABORTED ROAMING OPERATION_NOT_SUPPORTED INVALID_CONFIGURATION");
    }

    /** The names in the order of the numbers that the MBean gives them. */
    private static String numbers(Enum<?>... constants) {
        var names = new String[constants.length];
        for (Enum<?> constant : constants) {
            names[Views.number(constant)] = constant.name();
        }
        return String.join(" ", names);
    }
}
