package org.netbearer.shell;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.UpdateReport;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Prints the values of the commands, and those of the API, at Gogo's three levels; and finds a configuration by its
 * identifier, which is how one is printed at the shortest level.
 *
 * <p>Thread-safe.
 */
@Component(
        service = Converter.class,
        property = {
            Converter.CONVERTER_CLASSES + "=org.netbearer.api.ConfigurationSnapshot",
            Converter.CONVERTER_CLASSES + "=org.netbearer.api.BearerSnapshot",
            Converter.CONVERTER_CLASSES + "=org.netbearer.api.SessionSnapshot",
            Converter.CONVERTER_CLASSES + "=org.netbearer.api.UpdateReport"
        })
public final class ValueConverter implements Converter {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable NetworkConfigurationManager manager;

    @Override
    public @Nullable Object convert(Class<?> desiredType, Object in) {
        if (desiredType == String.class && in instanceof ConfigurationSnapshot configuration) {
            return configuration.identifier(); // as a word of another command
        }
        return desiredType == ConfigurationSnapshot.class && in instanceof CharSequence identifier
                ? snapshot().configuration(identifier.toString()).orElse(null)
                : null;
    }

    @Override
    public @Nullable CharSequence format(Object target, int level, Converter escape) {
        var features = escape instanceof CommandSession session ? TerminalFeatures.of(session) : TerminalFeatures.PLAIN;
        String text = text(target, level, features);
        return text == null ? null : TextWrap.wrap(text, features.columns());
    }

    private @Nullable String text(Object target, int level, TerminalFeatures features) {
        if (target instanceof CommandResult result) {
            return result.text(features);
        } else if (target instanceof ConfigurationSnapshot configuration) {
            return switch (level) {
                case INSPECT -> new ConfigurationDetails(configuration, snapshot()).text(features);
                case LINE -> ConfigurationList.line(configuration);
                default -> PrintableText.of(configuration.identifier());
            };
        } else if (target instanceof BearerSnapshot bearer) {
            return switch (level) {
                case INSPECT -> BearerList.table(List.of(bearer)).render(features);
                case LINE -> BearerList.line(bearer);
                default -> bearer.name();
            };
        } else if (target instanceof SessionSnapshot session) {
            return switch (level) {
                case INSPECT -> new SessionDetails(session, false, snapshot()).text(features);
                case LINE -> SessionList.line(session);
                default -> String.valueOf(session.id());
            };
        } else if (target instanceof UpdateReport report) {
            return level == PART
                    ? String.valueOf(report.ticket())
                    : UpdateView.table(report).render(features);
        }
        return null;
    }

    private NetworkSnapshot snapshot() {
        var present = manager;
        return present == null ? NetworkSnapshot.EMPTY : present.snapshot();
    }
}
