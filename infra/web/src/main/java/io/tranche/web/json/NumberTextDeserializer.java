package io.tranche.web.json;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Takes a number by its text, exactly as the caller wrote it, whether quoted or not. */
final class NumberTextDeserializer<T> extends StdDeserializer<T> {

    private final Function<String, T> parse;

    NumberTextDeserializer(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw new RefusedValue(parser, "must be a decimal number");
        }
        try {
            return parse.apply(parser.getString());
        } catch (IllegalArgumentException e) {
            throw new RefusedValue(parser, String.valueOf(e.getMessage()));
        }
    }
}
