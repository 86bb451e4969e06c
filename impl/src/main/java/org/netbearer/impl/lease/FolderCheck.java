package org.netbearer.impl.lease;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.netbearer.api.PrintableText;

/**
 * Whether a folder can be trusted with leases. Whoever may write in it can make this process take connections down or leave
 * them up, so that is nobody else, unless an administrator has said so.
 */
final class FolderCheck {
    private FolderCheck() {}

    /**
     * Creates the folder if it is missing, and looks at it.
     *
     * @throws IOException if it is refused; the message is the reason, for people
     */
    static void check(Path folder, boolean shared) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(folder, NOFOLLOW_LINKS)) {
            make(folder, shared, posix);
        }
        if (Files.isSymbolicLink(folder)) {
            throw new IOException("it is a symbolic link");
        }
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            throw new IOException("it is not a folder");
        }
        if (posix) {
            var attributes = Files.readAttributes(folder, PosixFileAttributes.class, NOFOLLOW_LINKS);
            if (shared) {
                checkShared(attributes);
            } else {
                checkPrivate(folder, attributes);
            }
        }
    }

    private static void make(Path folder, boolean shared, boolean posix) throws IOException {
        if (shared) {
            throw new IOException("it does not exist; a shared folder is made by the administrator");
        }
        if (posix) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static void checkPrivate(Path folder, PosixFileAttributes attributes) throws IOException {
        var permissions = attributes.permissions();
        if (!isOurs(folder, attributes.owner())) {
            throw new IOException(
                    "it belongs to another user (" + attributes.owner().getName() + ")");
        }
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("other users may write in it (" + PosixFilePermissions.toString(permissions) + ")");
        }
    }

    private static void checkShared(PosixFileAttributes attributes) throws IOException {
        var permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("every user may write in it (" + PosixFilePermissions.toString(permissions) + ")");
        }
        if (!permissions.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException(
                    "it is to be shared, but its group (" + attributes.group().getName() + ") may not write in it ("
                            + PosixFilePermissions.toString(permissions) + ")");
        }
    }

    private static boolean isOurs(Path folder, UserPrincipal owner) throws IOException {
        var number = effectiveUser();
        if (number.isPresent()) {
            return Files.getAttribute(folder, "unix:uid", NOFOLLOW_LINKS).equals(number.get());
        }
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        return users.lookupPrincipalByName(System.getProperty("user.name")).equals(owner);
    }

    /** On Linux, asked of the kernel: a user in a container often has no name. */
    private static Optional<Integer> effectiveUser() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Uid:"))
                    .map(line -> Integer.parseUnsignedInt(line.split("\\s+", -1)[2]))
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** Describes for people why a folder cannot be used. */
    static String reason(Path folder, IOException failure) {
        String what = String.valueOf(failure.getMessage());
        if (failure instanceof AccessDeniedException) {
            what = "permission denied";
        } else if (failure instanceof FileSystemException detailed && detailed.getReason() != null) {
            what = detailed.getReason();
        } else if (failure instanceof FileSystemException) {
            what = failure.getClass().getSimpleName().replace("Exception", "") + " " + failure.getMessage();
        }
        return PrintableText.of("lease folder " + folder + ": " + what);
    }
}
