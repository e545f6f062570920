package io.tranche.relay.position;

/** A position in the write-ahead log. */
public record Lsn(long value) implements Comparable<Lsn> {

    public boolean isAfter(Lsn other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(value >>> 32, value & 0xFFFFFFFFL);
    }
}
