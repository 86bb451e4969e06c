package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularType;
import org.junit.jupiter.api.Test;

/** The page of the MBean names everything that the MBean has. */
final class ReferencePageTest {

    @Test
    void namesEachAttributeOperationNotificationAndItem() throws Exception {
        String page = Files.readString(Path.of("../docs/reference/jmx.md"));
        try (var managed = new ManagedManager()) {
            var info = managed.server.getMBeanInfo(managed.name);
            var names = new TreeSet<String>();
            for (var attribute : info.getAttributes()) {
                names.add(attribute.getName());
                collect(attribute.getDescriptor().getFieldValue("openType"), names);
            }
            for (var operation : info.getOperations()) {
                var parameters = Stream.of(operation.getSignature())
                        .map(parameter -> parameter.getName())
                        .toList();
                names.add(operation.getName() + "(" + String.join(", ", parameters) + ")");
                collect(operation.getDescriptor().getFieldValue("openType"), names);
            }
            for (var notification : info.getNotifications()) {
                names.addAll(Set.of(notification.getNotifTypes()));
            }
            names.removeAll(Set.of("key", "value"));

            assertThat(names)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        }
    }

    private static void collect(Object type, Set<String> names) {
        if (type instanceof ArrayType<?> array) {
            collect(array.getElementOpenType(), names);
        } else if (type instanceof TabularType table) {
            collect(table.getRowType(), names);
        } else if (type instanceof CompositeType composite) {
            for (String item : composite.keySet()) {
                names.add(item);
                OpenType<?> inner = composite.getType(item);
                collect(inner, names);
            }
        }
    }
}
