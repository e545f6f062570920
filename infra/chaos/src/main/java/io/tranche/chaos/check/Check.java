package io.tranche.chaos.check;

import java.util.List;

/** Something that must hold. */
public interface Check {

    /** As a sentence, for the report. */
    String promise();

    /** What breaks the promise, one line each; none if it is kept. */
    List<String> violations(Evidence evidence);
}
