package io.tranche.relay.proof;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Ids with a number and a group each, kept on disk in buckets, so that a comparison needs the memory of one bucket only. The same
 * id always falls into the same bucket.
 */
final class Ids implements AutoCloseable {

    static final int BUCKETS = 64;
    private static final int BYTES = 3 * Long.BYTES + Integer.BYTES;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> buckets = new ArrayList<>();
    private final String what;
    private final long most;
    private long count;

    /** @param most when there are more, {@link #add} refuses */
    Ids(Path directory, String what, long most) throws IOException {
        this.what = what;
        this.most = most;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            Path file = directory.resolve(what + "-" + bucket);
            files.add(file);
            buckets.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)));
        }
    }

    void add(UUID id, long number, int group) {
        if (++count > most) {
            throw new RangeTooLarge(what, most);
        }
        try {
            DataOutputStream out = buckets.get(Math.floorMod(id.hashCode(), BUCKETS));
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeLong(number);
            out.writeInt(group);
        } catch (IOException e) {
            throw new UncheckedIOException("No room for the ids of a proof", e);
        }
    }

    void each(int bucket, Visitor visitor) throws IOException {
        buckets.get(bucket).flush();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(bucket)), BUFFER_BYTES))) {
            for (long left = Files.size(files.get(bucket)) / BYTES; left > 0; left--) {
                visitor.visit(new UUID(in.readLong(), in.readLong()), in.readLong(), in.readInt());
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream bucket : buckets) {
            bucket.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    interface Visitor {
        void visit(UUID id, long number, int group);
    }
}
