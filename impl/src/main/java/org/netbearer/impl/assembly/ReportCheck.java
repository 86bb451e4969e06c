package org.netbearer.impl.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * A report without what breaks the bearer's contract, and what that was.
 *
 * @param report what is left; the same instance if nothing had to go
 * @param fault the first thing that was wrong, and how many there were; empty if none
 */
public record ReportCheck(BearerReport report, String fault) {
    /**
     * Removes foreign and repeated identifiers, links that were there before by name or by {@link InterfaceKey#matches}, and members
     * that the report does not contain.
     *
     * @param bearer the name of the bearer
     * @param report what it reported
     * @return the rest
     */
    public static ReportCheck of(String bearer, BearerReport report) {
        var faults = new ArrayList<String>();
        var identifiers = new HashSet<String>();
        var configurations =
                new ArrayList<BearerConfiguration>(report.configurations().size());
        for (BearerConfiguration configuration : report.configurations()) {
            String identifier = configuration.identifier();
            if (identifier.length() <= bearer.length() + 1 || !identifier.startsWith(bearer + ":")) {
                faults.add("foreign identifier \"" + PrintableText.of(identifier) + "\"");
            } else if (!identifiers.add(identifier)) {
                faults.add("identifier \"" + PrintableText.of(identifier) + "\" twice");
            } else {
                configurations.add(configuration);
            }
        }
        configurations.replaceAll(configuration -> withKnownMembers(configuration, identifiers, faults));
        List<LinkReport> links = distinct(report.links(), faults);
        return faults.isEmpty()
                ? new ReportCheck(report, "")
                : new ReportCheck(
                        BearerReport.builder(report.health())
                                .configurations(configurations)
                                .links(links)
                                .claims(report.claims())
                                .capabilities(report.capabilities())
                                .build(),
                        summary(faults));
    }

    /**
     * Checks a report against the one that is in force, keeping the values of that wherever they are equal.
     *
     * @param before what is in force of the bearer
     * @param report what it reported
     * @return the rest
     */
    public static ReportCheck of(BearerEntry before, BearerReport report) {
        BearerReport kept = Predecessors.keep(before.report(), report);
        return before.fault().isEmpty() && Predecessors.isInPlace(before.report(), kept)
                ? new ReportCheck(kept, "") // as flawless as that was
                : of(before.name(), kept);
    }

    private static BearerConfiguration withKnownMembers(
            BearerConfiguration configuration, Set<String> identifiers, List<String> faults) {
        if (identifiers.containsAll(configuration.children())) {
            return configuration;
        }
        var members = new ArrayList<>(configuration.children());
        members.removeIf(member -> {
            boolean unknown = !identifiers.contains(member);
            if (unknown) {
                faults.add("member \"" + PrintableText.of(member) + "\" of \""
                        + PrintableText.of(configuration.identifier()) + "\" is not in the report");
            }
            return unknown;
        });
        return configuration.withChildren(members);
    }

    private static List<LinkReport> distinct(List<LinkReport> reported, List<String> faults) {
        var names = new HashSet<String>();
        var known = new InterfaceIndex<LinkReport>();
        var links = new ArrayList<LinkReport>(reported.size());
        for (LinkReport link : reported) {
            InterfaceKey key = link.key();
            boolean taken = !key.name().isEmpty() && !names.add(key.name());
            if (taken || !known.find(key).isEmpty()) {
                faults.add("link \"" + PrintableText.of(text(key)) + "\" twice");
            } else {
                known.add(key, link);
                links.add(link);
            }
        }
        return links;
    }

    private static String text(InterfaceKey key) {
        if (!key.name().isEmpty()) {
            return key.name();
        }
        return key.platformKey().isEmpty() ? String.valueOf(key.index()) : key.platformKey();
    }

    private static String summary(List<String> faults) {
        return faults.size() == 1 ? faults.get(0) : faults.get(0) + ", and " + (faults.size() - 1) + " more";
    }
}
