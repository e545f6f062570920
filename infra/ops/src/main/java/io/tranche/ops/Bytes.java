package io.tranche.ops;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in JSON: as the text that they are, or in base64 if they are none.
 *
 * @param encoding {@code text} or {@code base64}
 */
record Bytes(String value, String encoding) {

    private static final String TEXT = "text";

    static @Nullable Bytes of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return new Bytes(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    TEXT);
        } catch (CharacterCodingException notText) {
            return new Bytes(Base64.getEncoder().encodeToString(bytes), "base64");
        }
    }
}
