package io.tranche.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held while a process works on a data directory. The operating system frees it when the process ends, however it ends. */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another process, or another part of this one, holds it. */
    public static Optional<DirectoryLock> tryAcquire(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean acquired = false;
        try {
            FileLock lock = channel.tryLock();
            acquired = lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
        return acquired ? Optional.of(new DirectoryLock(channel)) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedFailure("The lock of the data directory could not be released: " + e.getMessage(), e);
        }
    }
}
