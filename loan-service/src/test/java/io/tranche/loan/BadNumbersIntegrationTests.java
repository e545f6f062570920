package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.Matrix;
import io.tranche.testing.NoNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What comes of numbers that are none, wherever money or terms are named: a refusal that names the field, and nothing else. */
class BadNumbersIntegrationTests extends BadInputTestCase {

    private static final List<String> TERMS = List.of(
            "maximum_amount",
            "maximum_tenure_months",
            "interest_rate",
            "penalty_rate",
            "grace_days",
            "origination_fee");

    /** A dot: 400 with invalid_request, which names the field. */
    @Test
    void refusesWhatIsNoNumberWhereverOneIsWanted() {
        Matrix<Field> drawn = Matrix.of(fields(), Field::head);
        NoNumbers.and().forEach(value -> drawn.row(value, field -> refusal(field, value)));

        assertThat(drawn).hasToString("""
                            apply  tenure               rate              income  quote  tenure  rate  pay  prepay  what-if  foreclose  amount  tenure  interest_rate  penalty_rate  grace_days  fee  score  days
                -1          .      tenure_out_of_range  rate_out_of_band  .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                -0.01       .      .                    rate_out_of_band  .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                1e12        .      .                    rate_out_of_band  .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                1e999       .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                1e-999      .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "NaN"       .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "Infinity"  .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "1e"        .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "0x10"      .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                " 5"        .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "5 "        .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "1,000"     .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                ""          .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "०"         .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "٥"         .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                "five"      .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                true        .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                [5]         .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                {}          .      .                    .                 .       .      .       .     .    .       .        .          .       .       .              .             .           .    .      .
                """);
    }

    private record Field(String head, String name, Function<String, Answer> send) {}

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("apply", "principal_amount", value -> apply(value, "12", "")));
        fields.add(new Field("tenure", "tenure_months", value -> apply("1000", value, "")));
        fields.add(new Field("rate", "interest_rate", value -> apply("1000", "12", ", \"interest_rate\": " + value)));
        fields.add(
                new Field("income", "monthly_income", value -> apply("1000", "12", ", \"monthly_income\": " + value)));
        fields.add(new Field("quote", "principal_amount", value -> quote(value, "12", "12")));
        fields.add(new Field("tenure", "tenure_months", value -> quote("1000", value, "12")));
        fields.add(new Field("rate", "interest_rate", value -> quote("1000", "12", value)));
        fields.add(new Field("pay", "amount", value -> borrower.pay(loan, value, "key")));
        fields.add(new Field("prepay", "amount", value -> borrower.prepay(loan, value, "REDUCE_EMI", "key")));
        fields.add(new Field("what-if", "amount", value -> whatIf("\"amount\": " + value)));
        fields.add(new Field("foreclose", "amount", value -> borrower.foreclose(loan, value, "key")));
        TERMS.forEach(term -> fields.add(term(term)));
        fields.add(new Field(
                "score",
                "score",
                value -> admin.put("/api/credit_scores/" + borrowerId, "{\"score\": %s}".formatted(value))));
        fields.add(new Field("days", "days", value -> advance("\"days\": " + value)));
        return fields;
    }

    private Field term(String term) {
        return new Field(
                term.replaceAll("[a-z]+_(amount|tenure|fee).*", "$1"),
                term,
                value -> admin.put("/api/products/" + product, "{\"%s\": %s}".formatted(term, value)));
    }

    private String refusal(Field field, String value) {
        String refused = answer(() -> field.send.apply(value));
        return refused.equals("invalid_request " + field.name) ? "." : refused;
    }
}
