package org.netbearer.launcher;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Formats why something failed, also where an exception only names a file. */
final class FailureText {
    private FailureText() {}

    static String of(Throwable failure) {
        Throwable cause = failure.getCause();
        String own = ofItself(failure);
        // the framework only reports that a bundle threw; its cause has the reason
        return cause == null ? own : own + " " + (cause instanceof FileSystemException ? ofItself(cause) : cause);
    }

    private static String ofItself(Throwable failure) {
        return failure instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + ": " + words(file)
                : failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String words(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        } else if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return "not a folder";
        } else {
            return failure.getClass().getSimpleName();
        }
    }
}
