package io.tranche.opscli.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path with its parameters. Path segments and values are encoded here and nowhere else. */
public final class Query {

    private final String path;
    private final List<String> parameters = new ArrayList<>();

    private Query(String path) {
        this.path = path;
    }

    /** {@code ops("wallet", "parked", "12")} is {@code /api/ops/wallet/parked/12} */
    public static Query ops(String... segments) {
        StringBuilder path = new StringBuilder("/api/ops");
        for (String segment : segments) {
            path.append('/').append(encoded(segment).replace("+", "%20"));
        }
        return new Query(path.toString());
    }

    /** Nothing, if there is no value. */
    public Query with(String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(encoded(name) + "=" + encoded(value.toString()));
        }
        return this;
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
