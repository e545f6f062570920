package io.tranche.ops;

import io.tranche.testing.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Starts {@link OpsTestApplication}, once for all tests. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@PlatformTest(OpsTestApplication.class)
@interface OpsTest {}
