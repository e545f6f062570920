package io.tranche.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held while a process works on a data directory. The operating system frees it when the process ends, however it ends. */
public final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "lock";
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another process, or another part of this one, holds it. */
    public static Optional<DirectoryLock> tryAcquire(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
        if (!acquired) {
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new DirectoryLock(channel));
    }

    /** The process that holds the lock, as far as known. */
    public static Optional<Long> holder(Path directory) {
        try {
            return Optional.of(
                    Long.valueOf(Files.readString(directory.resolve(FILE)).strip()));
        } catch (IOException | NumberFormatException notWrittenYet) {
            return Optional.empty();
        }
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
