package io.tranche.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The checked-in files of an event. */
final class Resources {

    private Resources() {}

    /** An example of the event as it is on the wire. */
    static byte[] golden(String type) {
        return read("/events/" + type + ".json");
    }

    static byte[] schema(String type) {
        return read("/schemas/" + type + ".json");
    }

    private static byte[] read(String path) {
        try (@Nullable InputStream file = Resources.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new AssertionError(path + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
