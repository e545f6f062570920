package io.tranche.standalone;

import io.tranche.embedded.Directories;
import io.tranche.embedded.DirectoryLock;
import io.tranche.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directory with all data, held by one process at a time. */
final class DataDirectory implements AutoCloseable {

    private static final long FREE_BYTES_MIN = 512L << 20;
    private final DirectoryLock lock;

    private DataDirectory(DirectoryLock lock) {
        this.lock = lock;
    }

    static DataDirectory open(PlatformSettings settings) {
        Path data = settings.data();
        try {
            DirectoryLock lock = DirectoryLock.tryAcquire(data).orElseThrow(() -> inUse(data));
            refuseFullDisk(data, FREE_BYTES_MIN);
            // Whoever held the directory before us is gone; what it left running holds its port still.
            EmbeddedPostgres.stopLeftover(settings.postgres());
            if (settings.fresh()) {
                clear(settings);
            }
            Files.createDirectories(settings.logs());
            return new DataDirectory(lock);
        } catch (IOException e) {
            throw new StartRefused("Cannot use the data directory " + data + ": " + reason(e));
        }
    }

    static void refuseFullDisk(Path data, long freeBytesMin) throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        if (free < freeBytesMin) {
            throw new StartRefused(
                    "The disk of %s is full: %d MiB left, %d MiB needed. Make room or choose another with --data=DIR"
                            .formatted(data, free >> 20, freeBytesMin >> 20));
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    private static StartRefused inUse(Path data) {
        String holder =
                DirectoryLock.holder(data).map(pid -> " (process " + pid + ")").orElse("");
        return new StartRefused("Another Tranche" + holder + " is running on " + data
                + ". Stop it, or give this one a directory and a port of its own with --data=DIR --port=N");
    }

    /** Only what is ours: the directory may have been named by mistake. */
    private static void clear(PlatformSettings settings) throws IOException {
        for (Path part : List.of(settings.postgres(), settings.kafka())) {
            Directories.delete(part);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
