package org.netbearer.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Finds the bundles of the distribution that did not start, and why. */
final class StartCheck {
    private static final Pattern MISSING_PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");

    private StartCheck() {}

    /**
     * Returns when all bundles are active.
     *
     * @throws StartException if one is not; the message names all that are not, and the cause that they have in common
     */
    static void requireActive(List<Bundle> bundles) throws StartException {
        List<String> names = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.getState() != Bundle.ACTIVE && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                names.add(bundle.getSymbolicName());
                reasons.add(reason(bundle));
            }
        }
        if (!names.isEmpty()) {
            // what keeps one from starting keeps those from starting that need it: the shortest chain is the cause
            int first = 0;
            for (int i = 1; i < names.size(); i++) {
                first = reasons.get(i).length() < reasons.get(first).length() ? i : first;
            }
            String others = names.size() == 1 ? "" : " (nor " + String.join(", ", without(names, first)) + ")";
            throw new StartException(names.get(first) + " does not start: " + reasons.get(first) + others);
        }
    }

    private static List<String> without(List<String> names, int index) {
        var others = new ArrayList<>(names);
        others.remove(index);
        return others;
    }

    private static String reason(Bundle bundle) {
        try {
            bundle.start();
            return "it started late";
        } catch (BundleException e) {
            String text = FailureText.of(e);
            var missing = MISSING_PACKAGE.matcher(text);
            return e.getType() == BundleException.RESOLVE_ERROR && missing.find() && !text.contains("[caused by:")
                    ? "no bundle provides the package " + missing.group(1)
                    : text;
        }
    }
}
