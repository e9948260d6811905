package dk.faelled.platform.backup;

import dk.faelled.platform.database.Resettled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Lays out what {@link DataTar} wrote. */
final class Untar {
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ
    };
    private final Path target;
    private final Resettled owner;

    Untar(Path target, Resettled owner) {
        this.target = target;
        this.owner = owner;
    }

    /** @throws IOException where the archive ends without its manifest, which stands last in it */
    Manifest all(InputStream in) throws IOException {
        Manifest manifest = null;
        try (var tar = new TarArchiveInputStream(in, "UTF-8")) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                if (entry.getName().equals("manifest.json")) manifest = Manifest.parse(tar.readAllBytes());
                else one(tar, entry);
            }
            in.transferTo(java.io.OutputStream.nullOutputStream()); // the end is checked by reading it
        }
        return checked(manifest);
    }

    private static Manifest checked(@Nullable Manifest manifest) throws IOException {
        if (manifest == null) throw new IOException("the backup has no manifest");
        if (manifest.format() != Manifest.FORMAT)
            throw new IOException(
                    "the backup is of format " + manifest.format() + ", which this program does not know");
        return manifest;
    }

    private void one(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var place = target.resolve(entry.getName()).normalize();
        if (!place.startsWith(target)) throw new IOException("outside of the folder: " + entry.getName());
        if (entry.isDirectory()) Files.createDirectories(place);
        else if (entry.isFile()) {
            var folder = place.getParent();
            if (folder != null) Files.createDirectories(folder);
            Files.copy(tar, place);
        } else throw new IOException("neither file nor folder: " + entry.getName());
        Files.setPosixFilePermissions(place, permissions(entry.getMode()));
        owner.own(place);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        Arrays.stream(BITS)
                .filter(bit -> (mode & 1 << Arrays.asList(BITS).indexOf(bit)) != 0)
                .forEach(permissions::add);
        return permissions;
    }
}
