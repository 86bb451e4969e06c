package org.netbearer.impl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.impl.assembly.ServiceNetwork;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.model.ConfigurationProperties;
import org.netbearer.spi.SettingsReader;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * One service network, as Config Admin defines it: a group of access points of any bearer that lead to the same service.
 *
 * <p>Thread-safe. A change puts another group in the place of this one, with no moment in between.
 */
@Component(
        service = ServiceNetworkDefinition.class,
        configurationPid = ServiceNetworkDefinition.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ServiceNetworkDefinition.Definition.class, factory = true)
public final class ServiceNetworkDefinition {
    static final String PID = "org.netbearer.service.network";

    /** Where File Install has a configuration from, as a URL. */
    private static final String FILE = "felix.fileinstall.filename";

    private static final Pattern FILE_NAME = Pattern.compile(".*/" + Pattern.quote(PID) + "[-~](.+)\\.[a-z]+");

    private final Log log = new Log();
    private volatile Optional<ServiceNetwork> current;

    /**
     * Reads the definition.
     *
     * @param properties the properties
     */
    @Activate
    public ServiceNetworkDefinition(Map<String, ?> properties) {
        current = read(properties);
    }

    @Modified
    void modified(Map<String, ?> properties) {
        current = read(properties);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindLoggerFactory(LoggerFactory factory) {
        log.bind(factory);
    }

    void unbindLoggerFactory(LoggerFactory factory) {
        log.unbind(factory);
    }

    /** Returns the group; empty if it has no name that can be used. */
    Optional<ServiceNetwork> current() {
        return current;
    }

    private Optional<ServiceNetwork> read(Map<String, ?> properties) {
        var reader = new SettingsReader(PID, properties);
        String name = reader.parsed("name", text -> text, "");
        List<String> rules = reader.texts("members");
        reader.complaints().forEach(log::warn);
        if (!ServiceNetwork.isName(name)) {
            String replacement = nameOfConfiguration(properties);
            boolean usable = ServiceNetwork.isName(replacement);
            if (!usable) {
                log.warn(PID + ": name \"" + PrintableText.of(name)
                        + "\" cannot be used; the service network is left out");
                return Optional.empty();
            } else if (!name.isEmpty()) {
                log.warn(PID + ": name \"" + PrintableText.of(name)
                        + "\" cannot be used; the service network is called " + PrintableText.of(replacement));
            }
            name = replacement;
        }
        if (rules.isEmpty()) {
            log.warn(PID + ": service network " + PrintableText.of(name) + " has no members");
        }
        List<Predicate<ConfigurationSnapshot>> members = new ArrayList<>();
        for (String rule : rules) {
            if (rule.startsWith("(")) {
                addFilter(members, rule, name);
            } else {
                members.add(member ->
                        member.identifier().equals(rule) || member.name().equals(rule));
            }
        }
        return Optional.of(new ServiceNetwork(name, members));
    }

    /**
     * Returns what the configuration itself is called: the part of its PID after {@code ~}; else of the name of its file after
     * the factory's PID, which for {@code config:edit --factory --alias} of Karaf 4.4 is the alias; else of the PID after the
     * factory's.
     *
     * @return the name; empty if it has none
     */
    private static String nameOfConfiguration(Map<String, ?> properties) {
        String pid = properties.get("service.pid") instanceof String text ? text : "";
        int tilde = pid.lastIndexOf('~');
        if (tilde >= 0) {
            return pid.substring(tilde + 1);
        }
        String file = properties.get(FILE) instanceof String text ? text : "";
        Matcher named = FILE_NAME.matcher(file);
        if (named.matches()) {
            return named.group(1);
        }
        return pid.startsWith(PID + ".") ? pid.substring(PID.length() + 1) : "";
    }

    private void addFilter(List<Predicate<ConfigurationSnapshot>> members, String rule, String name) {
        try {
            Filter filter = FrameworkUtil.createFilter(rule);
            // match() as for listeners: keys in any case. That it is the default cannot be asked: a group may be that
            members.add(member -> filter.match(FrameworkUtil.asDictionary(ConfigurationProperties.of(member, false))));
        } catch (InvalidSyntaxException badFilter) {
            log.warn(PID + ": service network " + PrintableText.of(name) + ": member \"" + PrintableText.of(rule)
                    + "\" is no LDAP filter and is left out: " + badFilter.getMessage());
        }
    }

    /** What configuration tools show. */
    @ObjectClassDefinition(
            name = "Netbearer service network",
            description = "A group of networks that lead to the same service; a session on it moves between them")
    @interface Definition {
        /** Any text. */
        @AttributeDefinition(name = "Name", description = "Name, also the second part of its identifier netbearer:NAME")
        String name();

        /** Identifiers, names or filters. */
        @AttributeDefinition(
                name = "Members",
                description = "Identifiers or names of configurations, or LDAP filters over their properties; the"
                        + " preferred ones first")
        String[] members() default {};
    }
}
