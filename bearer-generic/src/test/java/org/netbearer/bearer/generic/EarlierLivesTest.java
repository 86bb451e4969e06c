package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netbearer.api.LinkCounters;
import org.netbearer.testrigs.Garbage;

/** Native code is called with this bundle's own classes again and again in one JVM, as by a bundle that is updated in place. */
class EarlierLivesTest {
    private static final String PACKAGE = "org.netbearer.bearer.generic.";

    @Test
    void leaveNothingWithJna() {
        var fake = FakeIpHelper.world(FakeIpHelper.Mode.WELL);
        fake.count(7, 1, 2, 3, 4);
        var lives = IntStream.range(0, 5).mapToObj(i -> life(fake)).toList();
        assertThat(Garbage.left(lives, () -> subscribe(fake))).isZero();
    }

    /** Classes of their own: what they were loaded by should go with them. */
    private static WeakReference<ClassLoader> life(FakeIpHelper fake) {
        try (var loader = new URLClassLoader(new URL[] {bundle()}, new WithoutTheBundle())) {
            var events = (AutoCloseable) loader.loadClass(PACKAGE + "iphlpapi.IpHelperEvents")
                    .getMethod("open", String.class, Runnable.class)
                    .invoke(null, fake.library(), (Runnable) () -> {});
            try (events) {
                long before = fake.calls();
                fake.fire(1);
                assertThat(fake.calls()).isGreaterThan(before);
            }
            var traffic = loader.loadClass(PACKAGE + "iphlpapi.IpHelperTable")
                    .getMethod("open", String.class)
                    .invoke(null, fake.library());
            assertThat(traffic.getClass().getMethod("of", int.class).invoke(traffic, 7))
                    .asString()
                    .contains(new LinkCounters(1, 2, 3, 4).toString());
            return new WeakReference<>(loader);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void subscribe(FakeIpHelper fake) {
        try {
            fake.source().open(() -> {}).close();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static URL bundle() {
        return GenericBearer.class.getProtectionDomain().getCodeSource().getLocation();
    }

    /** What a bundle finds elsewhere: JNA and the API. */
    private static final class WithoutTheBundle extends ClassLoader {
        WithoutTheBundle() {
            super(EarlierLivesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(PACKAGE)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
