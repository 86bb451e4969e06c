package org.netbearer.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import org.osgi.service.url.AbstractURLStreamHandlerService;

/** Opens the locations of the bundles in our own jar, so that {@code felix:update} finds them; thread-safe. */
final class BundleUrls extends AbstractURLStreamHandlerService {
    private final Path home;

    BundleUrls(Path home) {
        this.home = home;
    }

    @Override
    public URLConnection openConnection(URL location) throws IOException {
        return new URL("jar:" + home.toUri() + "!/" + location.getPath()).openConnection();
    }
}
