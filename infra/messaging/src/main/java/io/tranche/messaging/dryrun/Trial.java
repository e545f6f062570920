package io.tranche.messaging.dryrun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param failure null if it went well */
public record Trial(List<RowChange> changes, @Nullable RuntimeException failure) {}
