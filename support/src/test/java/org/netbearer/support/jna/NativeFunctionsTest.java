package org.netbearer.support.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Platform;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

final class NativeFunctionsTest {
    /** Functions of every C library, and one of none. */
    public interface CLibrary {
        String NAME = Platform.isWindows() ? "msvcrt" : "c";

        int abs(int number);

        int toupper(int character);

        int noSuchFunction();
    }

    @Test
    void callsFunctionsByTheirName() {
        var functions = NativeFunctions.load(CLibrary.NAME, CLibrary.class);

        assertThat(functions.abs(-42)).isEqualTo(42);
        assertThat(functions.toupper('a')).isEqualTo('A');
    }

    @Test
    void missesAFunctionOnlyWhenItIsCalled() {
        var functions = NativeFunctions.load(CLibrary.NAME, CLibrary.class);

        assertThatThrownBy(functions::noSuchFunction)
                .isInstanceOf(UnsatisfiedLinkError.class)
                .hasMessageContaining("noSuchFunction");
    }

    @Test
    void namesALibraryThatIsMissing() {
        assertThatThrownBy(() -> NativeFunctions.load("no-such-library", CLibrary.class))
                .isInstanceOf(UnsatisfiedLinkError.class)
                .hasMessageContaining("no-such-library");
    }

    @Test
    void isAnObjectLikeAnyOther() {
        var functions = NativeFunctions.load(CLibrary.NAME, CLibrary.class);

        assertThat(Set.of(functions))
                .contains(functions)
                .doesNotContain(NativeFunctions.load(CLibrary.NAME, CLibrary.class));
        assertThat(functions.toString()).startsWith("CLibrary in ");
    }

    @Test
    void doesNotKeepTheClassLoaderOfTheInterface() throws Exception {
        var loader = new WeakReference<>(callFromALoaderOfItsOwn());

        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
        }

        assertThat(loader.get()).isNull();
    }

    /** As a bundle does, calls a function through an interface of a class loader that is then left. */
    private static ClassLoader callFromALoaderOfItsOwn() throws Exception {
        var loader = new OwnLoader();
        var caller = loader.loadClass(Caller.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        @SuppressWarnings("unchecked")
        var abs = (ToIntFunction<Integer>) caller;
        assertThat(abs.applyAsInt(-7)).isEqualTo(7);
        return loader;
    }

    /** Loaded a second time, with the interface. */
    public static final class Caller implements ToIntFunction<Integer> {
        @Override
        public int applyAsInt(Integer number) {
            return NativeFunctions.load(CLibrary.NAME, CLibrary.class).abs(number);
        }
    }

    /** Defines the caller and the interface anew; all else comes from the test's loader. */
    private static final class OwnLoader extends ClassLoader {
        OwnLoader() {
            super(NativeFunctionsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Caller.class.getName()) && !name.equals(CLibrary.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] all = bytes.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
