package io.tranche.auth.registration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has the refusal printed as what it is, without a stack trace. */
final class DemoUsersLeftAnalyzer extends AbstractFailureAnalyzer<DemoUsersLeft> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DemoUsersLeft cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Give auth-service an empty database, or turn its profile 'demo' on.", cause);
    }
}
