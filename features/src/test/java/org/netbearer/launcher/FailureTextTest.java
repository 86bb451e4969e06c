package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.BundleException;

final class FailureTextTest {
    @ParameterizedTest
    @MethodSource
    void addsWordsWhereAnExceptionOnlyNamesAFile(FileSystemException failure, String reason) {
        assertThat(FailureText.of(failure)).isEqualTo("/d/a.jar: " + reason);
    }

    static Stream<Arguments> addsWordsWhereAnExceptionOnlyNamesAFile() {
        String file = "/d/a.jar";
        return Stream.of(
                arguments(new AccessDeniedException(file), "no permission"),
                arguments(new NoSuchFileException(file), "no such file or folder"),
                arguments(new NotDirectoryException(file), "not a folder"),
                arguments(new FileAlreadyExistsException(file), "not a folder"),
                arguments(new FileSystemLoopException(file), "FileSystemLoopException"),
                arguments(new FileSystemException(file, null, "Read-only file system"), "Read-only file system"));
    }

    @Test
    void saysWhatTheCauseWas() {
        assertThat(FailureText.of(new BundleException("Cannot be kept.", new ZipException("zip file is empty"))))
                .isEqualTo("Cannot be kept. java.util.zip.ZipException: zip file is empty");
        assertThat(FailureText.of(new BundleException("Cannot be kept.", new AccessDeniedException("/d/a.jar"))))
                .isEqualTo("Cannot be kept. /d/a.jar: no permission");
    }

    @Test
    void isTheMessageElse() {
        assertThat(FailureText.of(new IOException("it burns"))).isEqualTo("it burns");
    }
}
