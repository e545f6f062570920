package io.tranche.standalone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives the constructor {@link Api}, {@link Books} or {@link Platform} of a platform that all such tests of the run share. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RunningPlatform.class)
@interface OnRunningPlatform {}
