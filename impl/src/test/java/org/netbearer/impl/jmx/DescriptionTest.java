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
                .hasSize(5)
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
}
