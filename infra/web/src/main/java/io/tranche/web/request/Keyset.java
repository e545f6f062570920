package io.tranche.web.request;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Which part of a list, newest first, the caller asks for: {@code ?limit=50&before=1234}. A controller method that takes one gets
 * it. Pages are found by id, so they cost the same however deep, and new rows do not shift them.
 *
 * @param before only rows with a smaller id; null for the newest
 */
public record Keyset(int limit, @Nullable Long before) {

    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    /** One more than will be shown, to know whether there is a next page. Use it as the {@code LIMIT} of the query. */
    public int fetchSize() {
        return limit + 1;
    }

    /** For {@code WHERE id < ?}. */
    public long beforeId() {
        return before == null ? Long.MAX_VALUE : before;
    }

    /**
     * The rows as an array, with a {@code Link} to the next page if there is one (RFC 8288).
     *
     * @param fetched up to {@link #fetchSize} rows, newest first
     */
    public <T> ResponseEntity<List<T>> answer(List<T> fetched, ToLongFunction<T> id) {
        if (fetched.size() <= limit) {
            return ResponseEntity.ok(fetched);
        }
        List<T> shown = fetched.subList(0, limit);
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, nextLink(id.applyAsLong(shown.getLast())))
                .body(shown);
    }

    /** Without scheme and host: behind a gateway we do not know them. */
    private String nextLink(long lastId) {
        String target = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("limit", limit)
                .replaceQueryParam("before", lastId)
                .build()
                .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }
}
