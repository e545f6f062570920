package io.tranche.loan;

import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestIds;

/** What tests do with products. */
final class ProductsApi {

    static final String BANK = "/api/bank_configuration";

    private ProductsApi() {}

    /** A product of this test alone, as the bank configuration but for these fields. */
    static String newProduct(LoanApi admin, String fields) {
        String code = "test-" + TestIds.next();
        Answer made = admin.post("/api/products", "{\"product\": \"%s\"%s}".formatted(code, more(fields)));
        if (made.code() != 201) {
            throw new AssertionError(made.body());
        }
        return code;
    }

    static Answer change(LoanApi admin, String product, String fields) {
        return admin.put("/api/products/" + product, "{%s}".formatted(fields));
    }

    static Answer apply(LoanApi borrower, String product, String principal, String fields) {
        return borrower.post(
                "/api/loans",
                "{\"principal_amount\": %s, \"tenure_months\": 12, \"product\": \"%s\"%s}"
                        .formatted(principal, product, more(fields)));
    }

    private static String more(String fields) {
        return fields.isEmpty() ? "" : ", " + fields;
    }
}
