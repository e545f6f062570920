package io.tranche.loan.product;

import io.tranche.web.request.Keyset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All products, and all their versions. */
@Component
public final class Products {

    private static final String IN_EFFECT = """
            SELECT DISTINCT ON (row.product_code) row.*, product.bank_default
            FROM product_version row JOIN product ON product.code = row.product_code
            WHERE row.effective_from <= :at
            """;
    private static final String LATEST_FIRST = " ORDER BY row.product_code, row.version DESC";

    private static final Keyset NEWEST = new Keyset(1, null);

    private final JdbcClient database;

    Products(JdbcClient database) {
        this.database = database;
    }

    /** The default product: the bank configuration. */
    public ProductVersion standard(Instant at) {
        return inEffect(at, " AND product.bank_default")
                .query(ProductRows::version)
                .single();
    }

    public Optional<ProductVersion> find(ProductCode code, Instant at) {
        return inEffect(at, " AND row.product_code = :code")
                .param("code", code.value())
                .query(ProductRows::version)
                .optional();
    }

    /** Which there is, because versions stay. */
    public ProductVersion of(ProductRef ref) {
        return database.sql("""
                        SELECT row.*, product.bank_default
                        FROM product_version row JOIN product ON product.code = row.product_code
                        WHERE row.product_code = :code AND row.version = :version
                        """)
                .param("code", ref.code().value())
                .param("version", ref.version())
                .query(ProductRows::version)
                .single();
    }

    /** One version of each product. */
    public List<ProductVersion> list(Instant at) {
        return inEffect(at, "").query(ProductRows::version).list();
    }

    /** Newest first, those to come included. */
    public List<ProductVersion> versions(ProductCode code, Keyset page) {
        return database.sql("""
                        SELECT row.*, product.bank_default
                        FROM product_version row JOIN product ON product.code = row.product_code
                        WHERE row.product_code = :code AND row.version < :before
                        ORDER BY row.version DESC
                        LIMIT :limit
                        """)
                .param("code", code.value())
                .param("before", page.beforeId())
                .param("limit", page.fetchSize())
                .query(ProductRows::version)
                .list();
    }

    /** Whether there was none of this code. */
    public boolean add(ProductCode code) {
        return database.sql("INSERT INTO product (code) VALUES (?) ON CONFLICT DO NOTHING")
                        .param(code.value())
                        .update()
                == 1;
    }

    /** Makes others who want to change this product wait until the transaction ends. Empty if there is no such product. */
    public Optional<ProductVersion> lockLatest(ProductCode code) {
        database.sql("SELECT code FROM product WHERE code = ? FOR NO KEY UPDATE")
                .param(code.value())
                .query(String.class)
                .optional();
        return versions(code, NEWEST).stream().findFirst();
    }

    public void record(ProductVersion version) {
        ProductRows.bind(database.sql(ProductRows.INSERT), version).update();
    }

    private JdbcClient.StatementSpec inEffect(Instant at, String which) {
        return database.sql(IN_EFFECT + which + LATEST_FIRST).param("at", at.atOffset(ZoneOffset.UTC));
    }
}
