package io.tranche.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets every test wait as long as a busy machine may need: a limit that is met fails a test that would have passed. Found by JUnit itself. */
public final class PatientAwaitility implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
