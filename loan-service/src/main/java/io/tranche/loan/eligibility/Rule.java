package io.tranche.loan.eligibility;

import io.tranche.web.Refusal;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/**
 * Something that an application has to fulfil.
 *
 * @param code stable: clients decide by it
 * @param explain for the applicant
 */
record Rule(String code, HttpStatus status, Predicate<Application> broken, Function<Application, String> explain) {

    /** Of what is asked for: it can be mended by asking for something else. */
    static Rule ofTheWish(String code, Predicate<Application> broken, Function<Application, String> explain) {
        return new Rule(code, HttpStatus.BAD_REQUEST, broken, explain);
    }

    /** Of who asks. */
    static Rule ofTheBorrower(String code, Predicate<Application> broken, Function<Application, String> explain) {
        return new Rule(code, HttpStatus.CONFLICT, broken, explain);
    }

    String reason(Application application) {
        return explain.apply(application);
    }

    Refusal.Reason told(Application application) {
        return new Refusal.Reason(code, reason(application));
    }
}
