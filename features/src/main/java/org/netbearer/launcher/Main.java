package org.netbearer.launcher;

import java.net.URL;
import java.net.URLClassLoader;

/** The command line: {@code java -jar netbearer.jar}. */
public final class Main {
    private Main() {}

    /**
     * Runs the distribution and ends the process.
     *
     * @param arguments see {@link Options#HELP}
     * @throws ReflectiveOperationException if our own jar is broken
     */
    public static void main(String... arguments) throws ReflectiveOperationException {
        URL home = Main.class.getProtectionDomain().getCodeSource().getLocation();
        var loader = new WithoutUnsafe(home);
        Object status = Class.forName("org.netbearer.launcher.Launcher", true, loader)
                .getMethod("run", String[].class)
                .invoke(null, (Object) arguments);
        System.exit((int) status);
    }

    /**
     * Loads all classes again, and hides {@code sun.misc.Unsafe}: with it, Felix 7 opens the package {@code java.net} by force, and JDK 24 and
     * later printError on standard error. Without it, Felix asks for it through the module system, and the manifest of our jar says yes.
     */
    private static final class WithoutUnsafe extends URLClassLoader {
        private WithoutUnsafe(URL home) {
            super(new URL[] {home}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals("sun.misc.Unsafe")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
