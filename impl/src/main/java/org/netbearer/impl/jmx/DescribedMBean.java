package org.netbearer.impl.jmx;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.Descriptor;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import javax.management.StandardEmitterMBean;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;
import org.netbearer.jmx.ConfigurationView;
import org.netbearer.jmx.EventView;
import org.netbearer.jmx.MetricsView;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;

/**
 * The MBean with everything described for people, out of the annotations of its interface. Thread-safe.
 *
 * <p>The JDK turns what the attributes return into open data. For those that can be long that takes many milliseconds, so
 * they are read {@linkplain LazyComposite lazily} here, with the same types and the same content, and rows are reused. All
 * text that leaves is {@linkplain ManagementText made harmless}.
 */
final class DescribedMBean extends StandardEmitterMBean {
    private static final String CONFIGURATIONS = "Configurations";
    private static final String METRICS = "Metrics";
    private static final String RECENT_EVENTS = "RecentEvents";

    private final ManagerMBean manager;
    private final ConfigurationTable configurations;
    private final ConfigurationTable metrics;
    private final RecordReader eventReader;

    DescribedMBean(ManagerMBean manager, Notifications notifications) {
        super(manager, NetworkConfigurationManagerMXBean.class, true, notifications.emitter());
        this.manager = manager;
        configurations =
                new ConfigurationTable((TabularType) openType(CONFIGURATIONS), ConfigurationView.class, Views::of);
        metrics = new ConfigurationTable((TabularType) openType(METRICS), MetricsView.class, Views::metrics);
        eventReader = new RecordReader(
                EventView.class, (CompositeType) ((ArrayType<?>) openType(RECENT_EVENTS)).getElementOpenType());
    }

    @Override
    public @Nullable Object getAttribute(String attribute)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        return switch (attribute) {
            case CONFIGURATIONS -> configurations.of(manager.snapshot());
            case METRICS -> metrics.of(manager.snapshot());
            case RECENT_EVENTS -> recentEvents();
            default -> ManagementText.in(super.getAttribute(attribute));
        };
    }

    @Override
    public @Nullable Object invoke(String operation, Object[] parameters, String[] signature)
            throws MBeanException, ReflectionException {
        return ManagementText.in(super.invoke(operation, parameters, signature));
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        var values = new AttributeList(attributes.length);
        for (String attribute : attributes) {
            try {
                values.add(new Attribute(attribute, getAttribute(attribute)));
            } catch (JMException leftOut) {
                // as the contract of this method says: what cannot be read is not in the list
            }
        }
        return values;
    }

    private CompositeData[] recentEvents() {
        return manager.getRecentEvents().stream()
                .map(event -> eventReader.read(() -> event))
                .toArray(CompositeData[]::new);
    }

    private OpenType<?> openType(String attribute) {
        return Stream.of(getMBeanInfo().getAttributes())
                .filter(info -> info.getName().equals(attribute))
                .map(info -> ((OpenMBeanAttributeInfo) info).getOpenType())
                .findFirst()
                .orElseThrow();
    }

    /** Keeps what is shown in alphabetical order; the JDK's own order is that of a hash table. */
    @Override
    protected void cacheMBeanInfo(@Nullable MBeanInfo info) {
        if (info == null) {
            super.cacheMBeanInfo(null);
            return;
        }
        var attributes = info.getAttributes();
        var operations = info.getOperations();
        Arrays.sort(attributes, Comparator.comparing(MBeanFeatureInfo::getName));
        Arrays.sort(
                operations,
                Comparator.comparing(MBeanOperationInfo::getName)
                        .thenComparing(operation -> operation.getSignature().length));
        super.cacheMBeanInfo(new MBeanInfo(
                info.getClassName(),
                info.getDescription(),
                attributes,
                info.getConstructors(),
                operations,
                info.getNotifications(),
                info.getDescriptor()));
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return text(info.getDescriptor(), info.getDescription());
    }

    @Override
    protected String getDescription(MBeanFeatureInfo info) {
        return text(info.getDescriptor(), info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return text(parameter.getDescriptor(), parameter.getDescription());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return field(parameter.getDescriptor(), "name", parameter.getName());
    }

    @Override
    protected int getImpact(MBeanOperationInfo operation) {
        return operation.getName().equals("configuration") ? MBeanOperationInfo.INFO : MBeanOperationInfo.ACTION;
    }

    private static String text(Descriptor descriptor, String otherwise) {
        String units = field(descriptor, "units", "");
        return field(descriptor, "description", otherwise) + (units.isEmpty() ? "" : " [" + units + "]");
    }

    private static String field(Descriptor descriptor, String name, String otherwise) {
        return descriptor.getFieldValue(name) instanceof String text ? text : otherwise;
    }
}
