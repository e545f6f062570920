package io.tranche.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.concurrent.TimeUnit;

final class CallsSleep extends DescribedPredicate<JavaMethodCall> {

    CallsSleep() {
        super("sleeps");
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return call.getName().equals("sleep")
                && (call.getTargetOwner().isAssignableTo(Thread.class)
                        || call.getTargetOwner().isAssignableTo(TimeUnit.class));
    }
}
