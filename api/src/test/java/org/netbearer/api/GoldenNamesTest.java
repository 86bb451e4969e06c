package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;

/**
 * Names and numbers that programs outside depend on, as {@code src/test/resources/golden} lists them. A line may be added to
 * a list ({@code -Dgolden.write=true} writes them all); one that has been released is neither changed nor taken away.
 */
final class GoldenNamesTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void enumsHaveTheConstantsAndCodesThatAreListed() throws IOException {
        check(
                "enums.txt",
                types().filter(Class::isEnum)
                        .flatMap(type -> Stream.of(type.getEnumConstants())
                                .map(constant -> name(type) + " " + constant + code(type, constant))));
    }

    @Test
    void textsThatAreConstantsOfTheApiAreThoseThatAreListed() throws IOException {
        check(
                "constants.txt",
                types().flatMap(type -> Stream.of(type.getDeclaredFields())
                        .filter(field -> field.getType() == String.class && Modifier.isPublic(field.getModifiers()))
                        .map(field -> name(type) + " " + field.getName() + " = " + valueOf(field))));
    }

    @Test
    void theMBeanHasTheAttributesOperationsAndFieldsThatAreListed() throws IOException {
        var members = Stream.of(NetworkConfigurationManagerMXBean.class.getMethods())
                .map(method -> method.getName() + parameters(method) + " : " + name(method.getReturnType()));
        var fields = types().filter(
                        type -> type.isRecord() && type.getPackageName().endsWith(".jmx"))
                .flatMap(type -> Stream.of(type.getRecordComponents())
                        .map(component -> name(type) + "." + component.getName() + " : "
                                + component.getGenericType().getTypeName()));
        check("mbean.txt", Stream.concat(members, fields));
    }

    private static void check(String list, Stream<String> found) throws IOException {
        Path file = GOLDEN.resolve(list);
        var now = found.sorted().toList();
        if (Boolean.getBoolean("golden.write")) {
            Files.write(file, now);
        }
        assertThat(now).as("what %s lists", list).containsExactlyElementsOf(Files.readAllLines(file));
    }

    private static Stream<Class<?>> types() throws IOException {
        List<Path> files;
        try (var all = Files.walk(CLASSES)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        return files.stream()
                .map(file -> CLASSES.relativize(file).toString())
                .filter(file -> !file.endsWith("-info.class"))
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .<Class<?>>map(GoldenNamesTest::load)
                .filter(type -> Modifier.isPublic(type.getModifiers()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(name, impossible);
        }
    }

    private static String code(Class<?> type, Object constant) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals("code"))
                .map(method -> " " + invoke(method, constant))
                .findFirst()
                .orElse("");
    }

    private static Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String valueOf(java.lang.reflect.Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(GoldenNamesTest::name)
                .toList()
                .toString();
    }

    private static String name(Class<?> type) {
        return type.getTypeName()
                .substring(
                        type.getPackageName().isEmpty() ? 0 : type.getTypeName().lastIndexOf('.') + 1);
    }
}
